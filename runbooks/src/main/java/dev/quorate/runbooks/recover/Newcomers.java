package dev.quorate.runbooks.recover;

import dev.quorate.runbooks.building.Bootstrap;
import dev.quorate.runbooks.building.Joining;
import dev.quorate.runbooks.building.Overrides;
import dev.quorate.runbooks.building.Saying;
import dev.quorate.runbooks.building.Stamp;
import dev.quorate.runbooks.building.Workplace;
import java.util.ArrayList;
import java.util.List;

/// Those who are members when the next one joins: the survivor by its id, and those who joined before by
/// their addresses, for their new ids are not known yet. Joining compares peer URLs only.
record Newcomers(Wreck wreck, List<Bootstrap.Seat> seats) {
    static Newcomers after(Wreck wreck, Survivor chosen, List<Joining> joined) {
        var seats = new ArrayList<Bootstrap.Seat>();
        seats.add(new Bootstrap.Seat(chosen.log().member().hex(), List.of(wreck.peerUrl(chosen.place()))));
        joined.forEach(one -> seats.add(new Bootstrap.Seat(one.place().address().value(), List.of(one.peerUrl()))));
        return new Newcomers(wreck, seats);
    }

    Overrides.Made overrides(Saying saying, Workplace place) {
        var name = place.unit().memberName();
        return Overrides.joining(
                saying, place, new Bootstrap(seats, name, List.of(wreck.peerUrl(place))), Stamp.of(wreck.seen()));
    }
}
