package dev.quorate.core.desk;

import dev.quorate.core.approval.Request;
import dev.quorate.core.cluster.ClusterId;
import dev.quorate.core.cluster.ClusterName;
import dev.quorate.core.notice.Notice;
import dev.quorate.core.plan.Digest;
import dev.quorate.core.plan.Plan;
import dev.quorate.core.port.Clock;
import dev.quorate.core.port.Journal;
import dev.quorate.core.run.Entry;
import dev.quorate.core.run.Place;
import dev.quorate.core.run.Progress;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The open runs in memory, always the fold of what the journal holds. What an event will mean and what is
/// told of it is worked out first; the event and the letters about it are journaled together; then memory
/// follows, and whoever sits at a chat is told. If the journal refuses, nothing has happened.
///
/// Every event is told everywhere the run is shown, so that all copies of its card say the same.
final class Ledger {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Journal journal;
    private final Teller teller;
    private final Signposts signposts;
    private final Attesting attesting;
    private final Clock clock;
    private final Map<RunId, Progress> open = new TreeMap<>();

    /// Runs of which nobody knows whether the last event is on record: its append failed, which it may have done
    /// behind its effect. They are read before anything else is decided.
    private final Set<RunId> doubtful = new TreeSet<>();

    Ledger(Journal journal, Teller teller, Signposts signposts, Attesting attesting, Clock clock) {
        this.journal = journal;
        this.teller = teller;
        this.signposts = signposts;
        this.attesting = attesting;
        this.clock = clock;
    }

    /// Reads what was open when the bot went down.
    synchronized Collection<Progress> load() {
        open.clear();
        doubtful.clear();
        journal.open().forEach(run -> open.put(run, Progress.of(journal.entries(run))));
        return List.copyOf(open.values());
    }

    synchronized Progress propose(Request request, Place place, List<Place> mirrors) {
        var plan = request.plan();
        var run =
                new RunId(STAMP.format(plan.observedAt()) + "-" + plan.digest().brief());
        var entry = new Entry(run, 1, clock.now(), new RunEvent.Proposed(request, place, mirrors));
        return record(entry, Progress.of(List.of(entry)));
    }

    synchronized Progress append(RunId run, RunEvent event) {
        var before = progress(run);
        if (before.state().over()) {
            throw new IllegalStateException("run " + run + " is over; nothing can happen to it any more");
        }
        var entry = new Entry(run, before.sequence() + 1, clock.now(), event);
        return record(entry, before.with(entry));
    }

    private Progress record(Entry entry, Progress after) {
        var told = new ArrayList<Notice>();
        var attested = new ArrayList<Notice>();
        doubtful.add(entry.run());
        journal.append(entry.run(), entry.sequence() - 1, entry.at(), entry.event(), end -> {
            told.addAll(signposts.notices(entry.event(), after, end));
            attested.addAll(attesting.notices(after, end));
            return Stream.concat(
                            teller.letters(after.places(), told).stream(), attesting.letters(after, attested).stream())
                    .toList();
        });
        doubtful.remove(entry.run());
        keep(after);
        teller.recorded(after.places(), told);
        attesting.recorded(after, attested);
        return after;
    }

    private void keep(Progress now) {
        if (now.state().over()) {
            open.remove(now.run());
        } else {
            open.put(now.run(), now);
        }
    }

    /// Throws a JournalException if the record cannot be read, and then nothing is decided either.
    private void clearUp() {
        for (var run : List.copyOf(doubtful)) {
            var entries = journal.entries(run);
            if (!entries.isEmpty()) {
                keep(Progress.of(entries));
            }
            doubtful.remove(run);
        }
    }

    synchronized Progress progress(RunId run) {
        clearUp();
        var progress = open.get(run);
        return progress == null ? Progress.of(journal.entries(run)) : progress;
    }

    synchronized List<Progress> open() {
        clearUp();
        return List.copyOf(open.values());
    }

    synchronized List<Progress> open(ClusterName cluster) {
        clearUp();
        return open.values().stream()
                .filter(progress -> progress.request().plan().ask().cluster().equals(cluster))
                .toList();
    }

    /// Open runs whose plan's digest, or whose own id, begins so.
    synchronized List<Progress> named(String word) {
        clearUp();
        return open.values().stream()
                .filter(progress -> digest(progress).startsWith(word)
                        || progress.run().value().equals(word))
                .toList();
    }

    /// Of these clusters only.
    List<Progress> named(String word, Collection<ClusterName> clusters) {
        return named(word).stream()
                .filter(progress ->
                        clusters.contains(progress.request().plan().ask().cluster()))
                .toList();
    }

    /// The id that the cluster had when it was last planned for; the newest plan on record says.
    Optional<ClusterId> lastId(ClusterName cluster) {
        return journal.runs().stream()
                .map(run -> journal.entries(run).getFirst().event())
                .filter(RunEvent.Proposed.class::isInstance)
                .map(event -> ((RunEvent.Proposed) event).request().plan())
                .filter(plan -> plan.ask().cluster().equals(cluster))
                .map(Plan::clusterId)
                .findFirst();
    }

    /// Tells the run's rooms what cannot be put on record.
    synchronized void lament(RunId run, String text) {
        Optional.ofNullable(open.get(run))
                .ifPresent(known -> known.places().forEach(place -> teller.lament(place, text)));
    }

    Journal journal() {
        return journal;
    }

    private static Digest digest(Progress progress) {
        return progress.request().plan().digest();
    }
}
