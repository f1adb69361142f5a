package dev.quorate.chat.console;

import dev.quorate.core.notice.PlainText;
import dev.quorate.core.port.Ears;
import dev.quorate.core.port.Incoming;
import dev.quorate.core.port.People;
import dev.quorate.core.run.Place;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One connection: hears its lines in a thread of its own until it ends.
final class Guest {
    private static final int LONGEST_SAID = 4000;
    private static final Logger LOG = LoggerFactory.getLogger(Guest.class);

    private final SocketChannel channel;
    private final Peer peer;
    private final Hall hall;
    private final Ears ears;
    private final Outbox outbox;
    private @Nullable Seat seat;

    /// Where it sits once it has said hello, and as whom.
    private record Seat(String name, Room room, String person) {}

    Guest(SocketChannel channel, Peer peer, Hall hall, Ears ears) {
        this.channel = channel;
        this.peer = peer;
        this.hall = hall;
        this.ears = ears;
        this.outbox = new Outbox(
                channel,
                hall.error("You read too slowly: " + Outbox.MOST_WAITING
                        + " lines were waiting for you. Connect again to go on."));
    }

    void serve() {
        outbox.start();
        try {
            hearAll(new LineInput(channel, Wire.LONGEST_REQUEST));
        } catch (IOException e) {
            LOG.debug("a client went away", e);
        } finally {
            if (seat != null) {
                seat.room().leave(outbox);
            }
            outbox.finish();
        }
    }

    Outbox outbox() {
        return outbox;
    }

    private void hearAll(LineInput input) throws IOException {
        while (true) {
            switch (input.next()) {
                case LineInput.Line(var text) -> hear(Request.of(text));
                case LineInput.TooLong _ ->
                    complain("That line is longer than " + Wire.LONGEST_REQUEST + " bytes; say it shorter.");
                case LineInput.End _ -> {
                    return;
                }
            }
        }
    }

    private void hear(Request request) {
        switch (request) {
            case Request.Hello hello when seat == null -> greet(hello);
            case Request.Hello _ -> complain("You are in a room already; connect again for another one.");
            case Request.Say(var text) -> say(text);
            case Request.Complete(var typed) -> outbox.put(hall.candidates(typed));
            case Request.Unclear(var why) -> complain(why);
        }
    }

    private void greet(Request.Hello hello) {
        var name = hall.roomName(hello.room());
        if (name.isEmpty()) {
            complain(hall.whichRoom(hello.room()));
        } else if (hello.as().isPresent() && !hall.allowsAs(peer)) {
            complain(noMasks());
        } else {
            var taken = new Seat(
                    name.get(),
                    hall.room(name.get()),
                    hello.as().filter(as -> !as.isBlank()).orElse(peer.user()));
            seat = taken;
            taken.room().join(outbox, hall.welcome(taken.name(), who(taken)), hello.after());
        }
    }

    private String noMasks() {
        return "You cannot speak as somebody else: "
                + (hall.allowsSomebodyAs()
                        ? "only root may, and you are " + PlainText.line(peer.user()) + "."
                        : "allow-as is not set in this bot's configuration.")
                + " Connect without `as`.";
    }

    private void say(String text) {
        var at = seat;
        if (at == null) {
            complain("Say hello first: {\"room\": \"ops\"}.");
        } else if (text.isBlank() || text.length() > LONGEST_SAID) {
            complain("I hear 1 to " + LONGEST_SAID + " characters at a time, and this was "
                    + (text.isBlank() ? "nothing" : text.length()) + ".");
        } else {
            pass(at, text);
        }
    }

    /// The thread is told to the speaker before anybody can answer in it.
    private void pass(Seat at, String text) {
        var place = new Place(at.name(), hall.newThread());
        outbox.put(hall.heard(place.thread()));
        at.room().overhear(outbox, hall.said(place, who(at), text));
        try {
            ears.hear(new Incoming(new People.Account("unix", at.person()), place, text));
        } catch (RuntimeException e) {
            LOG.error("a line of {} was not taken", who(at), e);
            outbox.put(hall.broken(place));
        }
    }

    /// As the others in the room see it; a mask shows who wears it.
    private String who(Seat at) {
        return PlainText.line(
                at.person().equals(peer.user()) ? peer.user() : at.person() + " (said by " + peer.user() + ")");
    }

    private void complain(String why) {
        outbox.put(hall.error(why));
    }
}
