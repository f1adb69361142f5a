package dev.quorate.core.desk;

import dev.quorate.core.notice.Notice;
import dev.quorate.core.notice.Telling;
import dev.quorate.core.port.Outbox;
import dev.quorate.core.port.Witness;
import dev.quorate.core.run.Checkpoint;
import dev.quorate.core.run.Place;
import dev.quorate.core.run.Progress;
import java.util.List;

/// Tells the witness where the record stands when a run has ended. The letters to its rooms are written together
/// with the end; the line for its log is said behind it, and a bot that dies in between leaves it unsaid: the next
/// run's covers it.
final class Attesting {
    private final Witness witness;
    private final Teller teller;

    Attesting(Witness witness, Teller teller) {
        this.witness = witness;
        this.teller = teller;
    }

    /// What there is to tell of a record that stands so; nothing while the run goes on.
    List<Notice> notices(Progress now, Checkpoint sealed) {
        return Telling.checkpoint(now, sealed).stream()
                .map(line -> (Notice) new Notice.Answered(line))
                .toList();
    }

    List<Outbox.Outgoing> letters(Progress run, List<Notice> notices) {
        return teller.letters(places(run), notices);
    }

    /// These are on record.
    void recorded(Progress run, List<Notice> notices) {
        teller.recorded(places(run), notices);
        notices.forEach(notice -> witness.log().accept(notice.text()));
    }

    /// Where the run is shown, its last line says the same.
    private List<Place> places(Progress run) {
        var shown = run.places().stream().map(Place::room).toList();
        return witness.rooms().stream()
                .filter(room -> !shown.contains(room))
                .map(room -> new Place(room, ""))
                .toList();
    }
}
