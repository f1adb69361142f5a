package dev.quorate.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quorate.core.approval.Rule;
import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.ClusterName;
import dev.quorate.core.cluster.Quorum;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.notice.Notice;
import dev.quorate.core.plan.Target;
import dev.quorate.core.port.Journal;
import dev.quorate.core.port.Journal.JournalException;
import dev.quorate.core.run.Entry;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunId;
import dev.quorate.core.run.RunState;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What a Journal promises: events come back as they were written, in order, and two walkers never both go on.
public abstract class JournalContract {
    private static final Instant START = Instant.parse("2026-11-22T02:11:40.000000001Z");
    private static final RunId FIRST = new RunId("20261122-021140-7f3a91c2");
    private static final RunId SECOND = new RunId("20261122-021500-00c0ffee");
    private static final int PROPOSALS = 50;

    private final EventSamples samples = new EventSamples(20261122);

    /// A journal that nobody has written to.
    protected abstract Journal journal();

    /// The same record after its journal was closed and opened again.
    protected abstract Journal reopened(Journal journal);

    @Test
    void every_event_comes_back_as_it_was_written_also_after_reopening() {
        var journal = journal();
        var written = new ArrayList<Entry>();
        written.add(append(journal, FIRST, 0, samples.proposed()));
        for (var event : samples.followers()) {
            written.add(append(journal, FIRST, written.size(), event));
        }
        assertThat(journal.entries(FIRST)).isEqualTo(written);
        assertThat(reopened(journal).entries(FIRST)).isEqualTo(written);
    }

    @Test
    void a_plan_read_back_has_the_digest_that_people_voted_on() {
        var journal = journal();
        for (int number = 0; number < PROPOSALS; number++) {
            var run = new RunId("run-" + number);
            var written = samples.proposed();
            append(journal, run, 0, written);
            var read = journal.entries(run).getFirst().event();
            assertThat(read).isEqualTo(written);
            assertThat(((RunEvent.Proposed) read).request().plan().digest())
                    .isEqualTo(written.request().plan().digest());
        }
    }

    @Test
    void the_samples_hold_every_record_that_an_event_can_be_made_of() {
        var proposals = Stream.generate(samples::proposed).limit(6L * PROPOSALS).toList();
        assertThat(EventSamples.recordsIn(List.of(proposals, samples.followers())))
                .containsExactlyInAnyOrderElementsOf(EventSamples.recordsBelow(RunEvent.class));
    }

    @Test
    void an_append_tells_where_the_event_stands() {
        var journal = journal();
        var proposed = samples.proposed();
        assertThat(journal.append(FIRST, 0, START, proposed)).isEqualTo(new Entry(FIRST, 1, START, proposed));
        var stop = new RunEvent.StopAsked("grace");
        assertThat(journal.append(FIRST, 1, START, stop)).isEqualTo(new Entry(FIRST, 2, START, stop));
    }

    @Test
    void an_append_behind_an_outdated_sequence_is_refused_and_names_both() {
        var journal = begun(FIRST);
        append(journal, FIRST, 1, new RunEvent.Stopped("step 2 is proven"));
        append(journal, FIRST, 2, new RunEvent.Resumed("grace"));
        assertThatThrownBy(() -> append(journal, FIRST, 1, new RunEvent.Resumed("heidi")))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining(FIRST.value())
                .hasMessageContaining("event 2")
                .hasMessageMatching(".*\\b3\\b.*");
        assertThat(journal.entries(FIRST)).hasSize(3);
    }

    @Test
    void an_append_that_would_leave_a_gap_is_refused() {
        var journal = begun(FIRST);
        assertThatThrownBy(() -> append(journal, FIRST, 2, new RunEvent.Resumed("grace")))
                .isInstanceOf(JournalException.class);
        assertThat(journal.entries(FIRST)).hasSize(1);
    }

    @Test
    void a_run_is_proposed_once() {
        var journal = begun(FIRST);
        assertThatThrownBy(() -> append(journal, FIRST, 0, samples.proposed()))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining(FIRST.value());
        assertThat(journal.runs()).containsExactly(FIRST);
    }

    @Test
    void of_many_who_append_behind_the_same_event_one_succeeds() throws Exception {
        var journal = begun(FIRST);
        var walkers = new ArrayList<Thread>();
        var refused = ConcurrentHashMap.<Integer>newKeySet();
        for (int number = 0; number < 16; number++) {
            int walker = number;
            walkers.add(Thread.startVirtualThread(() -> {
                try {
                    append(journal, FIRST, 1, new RunEvent.StopAsked("walker " + walker));
                } catch (JournalException _) {
                    refused.add(walker);
                }
            }));
        }
        for (var walker : walkers) {
            walker.join();
        }
        assertThat(refused).hasSize(15);
        assertThat(journal.entries(FIRST)).hasSize(2);
    }

    @Test
    void a_run_is_open_until_it_is_closed_and_the_oldest_comes_first() {
        var journal = begun(FIRST);
        append(journal, SECOND, 0, samples.proposed());
        assertThat(journal.open()).containsExactly(FIRST, SECOND);
        append(journal, FIRST, 1, new RunEvent.Closed(RunState.DONE, "replaced 10.0.1.2"));
        assertThat(journal.open()).containsExactly(SECOND);
        assertThat(reopened(journal).open()).containsExactly(SECOND);
    }

    @Test
    void all_runs_are_listed_and_the_newest_comes_first() {
        var journal = begun(FIRST);
        append(journal, FIRST, 1, new RunEvent.Closed(RunState.DENIED, "denied by grace"));
        append(journal, SECOND, 0, samples.proposed());
        assertThat(journal.runs()).containsExactly(SECOND, FIRST);
        assertThat(reopened(journal).runs()).containsExactly(SECOND, FIRST);
    }

    @Test
    void runs_do_not_see_each_other_s_events() {
        var journal = begun(FIRST);
        var other = samples.proposed();
        append(journal, SECOND, 0, other);
        assertThat(journal.entries(SECOND)).extracting(Entry::event).containsExactly(other);
        assertThat(journal.entries(FIRST)).hasSize(1);
    }

    @Test
    void an_unknown_run_has_no_events_and_a_new_journal_no_runs() {
        var journal = journal();
        assertThat(journal.entries(FIRST)).isEmpty();
        assertThat(journal.runs()).isEmpty();
        assertThat(journal.open()).isEmpty();
    }

    private Journal begun(RunId run) {
        var journal = journal();
        append(journal, run, 0, samples.proposed());
        return journal;
    }

    private static Entry append(Journal journal, RunId run, long behind, RunEvent event) {
        return journal.append(run, behind, START.plusNanos(behind), event);
    }

    /// Events made at random from the shapes of their records, so that a new event, action or check is held
    /// to the promises without being listed. The values are hard ones: whole 64 bits, nanoseconds, texts
    /// full of traps.
    public static final class EventSamples {
        private static final String[] TEXTS = {
            "plain and long enough",
            "two lines\nand\r\nmore \t than that",
            "\"quoted\", 'single', \\back\\slash\\n, {\"a\": [1]}",
            "umlauts \u00e4\u00f6\u00fc, \u4e2d\u6587, \ud83d\ude80 and a nul \u0000 inside",
            "line separator \u2028 and byte order mark \ufeff",
            "'; drop table run_event; --"
        };

        /// What is left of a long line that was cut in the middle of a character. Stands in values, never in
        /// keys.
        private static final String CUT = "half a pair \ud83d";

        private final SplittableRandom random;

        /// Values without components, and those that may not be made of just any components.
        private final Map<Class<?>, Supplier<Object>> leaves;

        public EventSamples(long seed) {
            random = new SplittableRandom(seed);
            leaves = Map.ofEntries(
                    Map.entry(String.class, () -> random.nextInt(8) == 0 ? CUT : oneOf(TEXTS)),
                    Map.entry(int.class, random::nextInt),
                    Map.entry(long.class, random::nextLong),
                    Map.entry(boolean.class, random::nextBoolean),
                    Map.entry(Instant.class, this::time),
                    Map.entry(Duration.class, () -> Duration.ofNanos(random.nextLong())),
                    Map.entry(Address.class, () -> new Address(word())),
                    Map.entry(ClusterName.class, () -> new ClusterName(word())),
                    Map.entry(Target.class, () -> new Target(word())),
                    Map.entry(RunId.class, () -> FIRST),
                    Map.entry(Url.class, () -> new Url(oneOf("http", "https"), word(), 1 + random.nextInt(65535))),
                    Map.entry(Quorum.class, this::quorum),
                    Map.entry(
                            Rule.class,
                            () -> new Rule(
                                    1 + random.nextInt(3),
                                    Set.of("etcd-oncall", "sre"),
                                    Duration.ofMinutes(15),
                                    random.nextBoolean(),
                                    random.nextBoolean())));
        }

        public RunEvent.Proposed proposed() {
            return (RunEvent.Proposed) value(RunEvent.Proposed.class);
        }

        /// What can follow a proposal: each event often enough that each of its parts takes every shape.
        public List<RunEvent> followers() {
            return Stream.generate(() -> Arrays.stream(RunEvent.class.getPermittedSubclasses()))
                    .limit(20)
                    .flatMap(events -> events)
                    .filter(event -> event != RunEvent.Proposed.class)
                    .map(event -> (RunEvent) value(event))
                    .toList();
        }

        /// Notices of every kind, some of each.
        public List<Notice> notices() {
            return Stream.generate(() -> Arrays.stream(Notice.class.getPermittedSubclasses()))
                    .limit(10)
                    .flatMap(kinds -> kinds)
                    .map(kind -> (Notice) value(kind))
                    .toList();
        }

        /// The records that values of a type are made of, by its declaration.
        static Set<Class<?>> recordsBelow(Type type) {
            var found = new HashSet<Class<?>>();
            addBelow(type, found);
            return found;
        }

        private static void addBelow(Type type, Set<Class<?>> found) {
            if (type instanceof ParameterizedType generic) {
                Arrays.stream(generic.getActualTypeArguments()).forEach(part -> addBelow(part, found));
            } else if (type instanceof Class<?> shape && shape.isSealed()) {
                Arrays.stream(shape.getPermittedSubclasses()).forEach(part -> addBelow(part, found));
            } else if (type instanceof Class<?> shape && shape.isRecord() && found.add(shape)) {
                Arrays.stream(shape.getRecordComponents()).forEach(part -> addBelow(part.getGenericType(), found));
            }
        }

        /// The records that these values are made of, as they are.
        static Set<Class<?>> recordsIn(Object value) {
            var found = new HashSet<Class<?>>();
            addIn(value, found);
            return found;
        }

        private static void addIn(Object value, Set<Class<?>> found) {
            switch (value) {
                case Iterable<?> many -> many.forEach(part -> addIn(part, found));
                case Map<?, ?> map -> map.values().forEach(part -> addIn(part, found));
                case Optional<?> maybe -> maybe.ifPresent(part -> addIn(part, found));
                case Record whole -> {
                    found.add(whole.getClass());
                    for (var part : whole.getClass().getRecordComponents()) {
                        addIn(component(whole, part), found);
                    }
                }
                default -> {}
            }
        }

        private static Object component(Record whole, RecordComponent part) {
            try {
                return part.getAccessor().invoke(whole);
            } catch (ReflectiveOperationException e) {
                throw new LinkageError("cannot read " + part, e);
            }
        }

        private Object value(Type type) {
            if (type instanceof ParameterizedType generic) {
                return collection((Class<?>) generic.getRawType(), generic.getActualTypeArguments());
            }
            var shape = (Class<?>) type;
            var leaf = leaves.get(shape);
            if (leaf != null) {
                return leaf.get();
            }
            if (shape.isSealed()) {
                return value(oneOf(shape.getPermittedSubclasses()));
            }
            return shape.isEnum() ? oneOf(shape.getEnumConstants()) : made(shape);
        }

        private Object made(Class<?> shape) {
            try {
                var parts = Arrays.stream(shape.getRecordComponents()).toList();
                var types = parts.stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
                var values = parts.stream()
                        .map(RecordComponent::getGenericType)
                        .map(this::value)
                        .toArray();
                return shape.getDeclaredConstructor(types).newInstance(values);
            } catch (ReflectiveOperationException e) {
                throw new LinkageError("the samples need a rule for " + shape, e);
            }
        }

        private Object collection(Class<?> shape, Type... parts) {
            if (shape == Optional.class) {
                return random.nextBoolean() ? Optional.of(value(parts[0])) : Optional.empty();
            }
            var size = random.nextInt(4);
            if (shape == List.class || shape == Set.class) {
                var many = Stream.generate(() -> value(parts[0])).limit(size);
                return shape == List.class ? many.toList() : many.collect(Collectors.toSet());
            }
            if (shape == Map.class || shape == SortedMap.class) {
                var map = new TreeMap<String, Object>();
                IntStream.range(0, size).forEach(_ -> map.put(oneOf(TEXTS), value(parts[1])));
                return map;
            }
            throw new AssertionError("the samples need a rule for " + shape);
        }

        private Quorum quorum() {
            var voters = random.nextInt(8);
            return new Quorum(voters, random.nextInt(voters + 1));
        }

        private String word() {
            return oneOf("10.0.1.2", "node-2.prod_eu", "2001:db8::2", "e");
        }

        private Instant time() {
            return Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1_000_000_000));
        }

        @SafeVarargs
        private <T> T oneOf(T... choices) {
            return choices[random.nextInt(choices.length)];
        }
    }
}
