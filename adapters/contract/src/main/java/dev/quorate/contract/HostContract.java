package dev.quorate.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.Fingerprint;
import dev.quorate.core.cluster.HostFocus;
import dev.quorate.core.cluster.HostView;
import dev.quorate.core.cluster.MemberId;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.plan.Action;
import dev.quorate.core.port.HostPort;
import dev.quorate.core.port.LogRead;
import dev.quorate.core.port.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a HostPort promises on the host of a healthy member whose unit systemd runs from /usr/lib or /lib.
/// Each spec leaves the member as it found it: `restore` takes back whatever is still different.
public abstract class HostContract {
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    /// What a busy machine may add to a deadline.
    private static final Duration SLACK = Duration.ofMillis(700);

    private static final Duration BREATH = Duration.ofMillis(100);
    private static final int BREATHS = 150;
    private static final String SUFFIX = "contract-1";
    /// A copy stays where it is: no act deletes data.
    private static final String COPY = "contract-copy";

    private static final String SETTINGS = "/run/quorate/zz-quorate-contract.env";
    private static final String DROP_IN = """
        [Service]
        Environment="QUORATE_CONTRACT=a=b,c"
        """;

    protected abstract HostPort hosts();

    /// The host of a member that may be stopped and started.
    protected abstract Address host();

    protected abstract String unit();

    protected abstract String dataDirectory();

    protected abstract Url peerUrl();

    /// A host of this network that is not there.
    protected abstract Address unreachable();

    /// Lets this much time pass for the host.
    protected abstract void letTimePass(Duration time);

    @AfterEach
    final void restore() {
        if (!restored(look())) {
            act(new Action.Fence(host(), unit()));
            act(new Action.PutBack(host(), dataDirectory(), SUFFIX));
            act(new Action.RemoveDropIn(host(), unit(), dropIn()));
            act(new Action.RemoveSettings(host(), SETTINGS));
            act(new Action.UnmaskAndReload(host(), unit()));
            act(new Action.Enable(host(), unit()));
            act(new Action.Start(host(), unit(), peerUrl()));
        }
        eventually(this::look, this::restored);
    }

    @Test
    void a_running_member_is_found_with_its_unit_and_its_data() {
        var view = hosts().look(host(), Optional.empty(), DEADLINE);
        var facts = view.seen().orElseThrow();
        var unit = view.unit().orElseThrow();
        assertThat(view.evidence().source()).isEqualTo("ssh " + host());
        assertThat(facts.machineId()).isNotEmpty();
        assertThat(facts.bootId()).isNotEmpty();
        assertThat(facts.freeBytes()).isPositive();
        assertThat(facts.etcdVersion()).isPresent();
        assertThat(facts.skew().abs()).isLessThan(Duration.ofSeconds(2));
        assertThat(unit.name()).isEqualTo(unit());
        assertThat(unit.running()).isTrue();
        assertThat(unit.stopped()).isFalse();
        assertThat(unit.masked()).isFalse();
        assertThat(unit.activeState()).isEqualTo("active");
        assertThat(unit.arguments()).isNotEmpty();
        assertThat(unit.setting("ETCD_DATA_DIR")).contains(dataDirectory());
        assertThat(facts.data()).hasValueSatisfying(data -> {
            assertThat(data.path()).isEqualTo(dataDirectory());
            assertThat(data.exists()).isTrue();
            assertThat(data.hasMember()).isTrue();
            assertThat(data.wal()).isPresent();
        });
    }

    @Test
    void a_look_with_a_focus_sees_the_same_as_one_without() {
        var without = hosts().look(host(), Optional.empty(), DEADLINE).seen().orElseThrow();
        var with = look().seen().orElseThrow();
        assertThat(with.owner()).isEqualTo(without.owner());
        assertThat(with.data()).isEqualTo(without.data());
        assertThat(with.etcdVersion()).isEqualTo(without.etcdVersion());
        assertThat(with.bootId()).isEqualTo(without.bootId());
    }

    @Test
    void a_fenced_unit_is_masked_and_stopped_and_its_data_is_still_seen() {
        assertThat(act(new Action.Fence(host(), unit()))).isInstanceOf(Outcome.Done.class);
        var view = look();
        assertThat(view.unit()).hasValueSatisfying(unit -> {
            assertThat(unit.name()).isEqualTo(unit());
            assertThat(unit.masked()).isTrue();
            assertThat(unit.stopped()).isTrue();
            assertThat(unit.loadedDropIns()).isEmpty();
        });
        assertThat(view.seen().flatMap(HostView.Facts::data))
                .hasValueSatisfying(data -> assertThat(data.wal()).isPresent());
        assertThat(act(new Action.Fence(host(), unit()))).as("already so").isInstanceOf(Outcome.Done.class);
        assertThat(act(new Action.Start(host(), unit(), peerUrl())))
                .as("nobody starts it by accident")
                .isInstanceOf(Outcome.Refused.class);
        assertThat(act(new Action.UnmaskAndStart(host(), unit()))).isInstanceOf(Outcome.Done.class);
        eventually(this::look, this::restored);
    }

    @Test
    void what_an_act_saw_behind_itself_is_what_a_look_sees() {
        look();
        for (var action : List.of(
                new Action.Fence(host(), unit()),
                new Action.WriteDropIn(host(), unit(), dropIn(), DROP_IN),
                new Action.UnmaskAndReload(host(), unit()),
                new Action.RemoveDropIn(host(), unit(), dropIn()),
                new Action.Reload(host(), unit()))) {
            var acted = hosts().actAndLook(action, focus(), DEADLINE);
            assertThat(acted.outcome()).as("%s", action).isInstanceOf(Outcome.Done.class);
            var behind = acted.view().flatMap(HostView::seen).orElseThrow();
            var seen = look().seen().orElseThrow();
            assertThat(behind.owner()).as("behind %s", action).isEqualTo(seen.owner());
            assertThat(behind.data()).isEqualTo(seen.data());
            assertThat(behind.bootId()).isEqualTo(seen.bootId());
            assertThat(behind.machineId()).isEqualTo(seen.machineId());
            assertThat(behind.etcdVersion()).isEqualTo(seen.etcdVersion());
        }
        assertThat(act(new Action.Start(host(), unit(), peerUrl()))).isInstanceOf(Outcome.Done.class);
        eventually(this::look, this::restored);
    }

    @Test
    void an_act_that_was_refused_saw_nothing() {
        var refused = hosts().actAndLook(new Action.SetAside(host(), dataDirectory(), SUFFIX), focus(), DEADLINE);
        assertThat(refused.outcome()).isInstanceOf(Outcome.Refused.class);
        assertThat(refused.view()).isEmpty();
    }

    @Test
    void the_data_of_a_running_member_is_not_set_aside() {
        assertThat(act(new Action.SetAside(host(), dataDirectory(), SUFFIX))).isInstanceOf(Outcome.Refused.class);
        assertThat(entries()).contains("member");
    }

    @Test
    void data_is_set_aside_and_put_back_whole_and_doing_it_twice_is_as_good_as_once() {
        var before = look().seen().flatMap(HostView.Facts::data).orElseThrow().wal();
        act(new Action.Fence(host(), unit()));
        for (var times = 0; times < 2; times++) {
            assertThat(act(new Action.SetAside(host(), dataDirectory(), SUFFIX)))
                    .isInstanceOf(Outcome.Done.class);
            assertThat(entries()).contains("member." + SUFFIX).doesNotContain("member");
        }
        for (var times = 0; times < 2; times++) {
            assertThat(act(new Action.PutBack(host(), dataDirectory(), SUFFIX))).isInstanceOf(Outcome.Done.class);
            assertThat(entries()).contains("member").doesNotContain("member." + SUFFIX);
        }
        assertThat(look().seen().flatMap(HostView.Facts::data).orElseThrow().wal())
                .isEqualTo(before);
    }

    @Test
    void the_log_of_a_stopped_member_is_read_to_its_end_and_that_of_a_running_one_is_not() {
        assertThat(readLog(host(), dataDirectory())).isInstanceOf(LogRead.NotRead.class);
        act(new Action.Fence(host(), unit()));
        assertThat(readLog(host(), dataDirectory())).isInstanceOfSatisfying(LogRead.Read.class, read -> {
            assertThat(read.end().term()).isPositive();
            assertThat(read.end().index()).isPositive();
            assertThat(read.end().commit()).isBetween(1L, read.end().index());
            assertThat(read.end().seenTerm()).isGreaterThanOrEqualTo(read.end().term());
        });
        assertThat(readLog(host(), dataDirectory()))
                .as("reading changes nothing")
                .isEqualTo(readLog(host(), dataDirectory()));
    }

    @Test
    void where_no_log_is_none_is_read_and_the_reason_is_told() {
        act(new Action.Fence(host(), unit()));
        act(new Action.SetAside(host(), dataDirectory(), SUFFIX));
        for (var answer : List.of(
                readLog(host(), dataDirectory()),
                readLog(host(), "/var/lib/quorate-nothing"),
                readLog(unreachable(), dataDirectory()))) {
            assertThat(answer)
                    .isInstanceOfSatisfying(
                            LogRead.NotRead.class,
                            no -> assertThat(no.why()).isNotEmpty().endsWith("."));
        }
    }

    @Test
    void a_drop_in_is_on_disk_at_once_and_computed_after_a_reload_and_leaves_no_trace() {
        var before = look().unit().orElseThrow();
        assertThat(act(new Action.WriteDropIn(host(), unit(), dropIn(), DROP_IN)))
                .isInstanceOf(Outcome.Done.class);
        var written = look().unit().orElseThrow();
        assertThat(written.dropIns()).contains(new HostView.DropIn(dropIn(), Fingerprint.sha256(DROP_IN)));
        assertThat(written.loadedDropIns()).doesNotContain(dropIn());
        assertThat(written.environment()).doesNotContainKey("QUORATE_CONTRACT");

        assertThat(act(new Action.Reload(host(), unit()))).isInstanceOf(Outcome.Done.class);
        var loaded = look().unit().orElseThrow();
        assertThat(loaded.loadedDropIns()).contains(dropIn());
        assertThat(loaded.environment()).containsEntry("QUORATE_CONTRACT", "a=b,c");
        assertThat(loaded.needsReload()).isFalse();
        assertThat(loaded.mainPid()).isEqualTo(before.mainPid());

        assertThat(act(new Action.RemoveDropIn(host(), unit(), dropIn()))).isInstanceOf(Outcome.Done.class);
        assertThat(act(new Action.RemoveDropIn(host(), unit(), dropIn())))
                .as("already so")
                .isInstanceOf(Outcome.Done.class);
        assertThat(act(new Action.Reload(host(), unit()))).isInstanceOf(Outcome.Done.class);
        assertThat(look().unit()).contains(before);
    }

    @Test
    void a_settings_file_is_there_with_its_checksum_until_it_is_removed() {
        var before = look().unit().orElseThrow();
        for (var content : List.of("ETCD_NAME=one\n", "ETCD_NAME='two'\n", "ETCD_NAME='two'\n")) {
            assertThat(act(new Action.WriteSettings(host(), SETTINGS, "root", content)))
                    .isInstanceOf(Outcome.Done.class);
            assertThat(look().unit().orElseThrow().settingsFiles())
                    .contains(new HostView.DropIn(SETTINGS, Fingerprint.sha256(content)));
        }
        for (var times = 0; times < 2; times++) {
            assertThat(act(new Action.RemoveSettings(host(), SETTINGS))).isInstanceOf(Outcome.Done.class);
            assertThat(look().unit()).contains(before);
        }
    }

    @Test
    void a_disabled_unit_is_started_by_no_boot_and_runs_on() {
        var before = look().unit().orElseThrow();
        assertThat(before.startsAtBoot()).isTrue();
        for (var times = 0; times < 2; times++) {
            assertThat(act(new Action.Disable(host(), unit()))).isInstanceOf(Outcome.Done.class);
            var disabled = look().unit().orElseThrow();
            assertThat(disabled.startsAtBoot()).isFalse();
            assertThat(disabled.mainPid()).isEqualTo(before.mainPid());
            assertThat(disabled.needsReload()).isFalse();
        }
        for (var times = 0; times < 2; times++) {
            assertThat(act(new Action.Enable(host(), unit()))).isInstanceOf(Outcome.Done.class);
            assertThat(look().unit()).contains(before);
        }
    }

    @Test
    void a_copy_of_the_data_stands_beside_it_with_its_checksums_and_changes_nothing() {
        assertThat(act(new Action.CopyData(host(), dataDirectory(), "contract-running")))
                .as("a running member is not copied")
                .isInstanceOf(Outcome.Refused.class);
        act(new Action.Fence(host(), unit()));
        var before = look().seen().flatMap(HostView.Facts::data).orElseThrow();
        for (var times = 0; times < 2; times++) {
            assertThat(act(new Action.CopyData(host(), dataDirectory(), COPY))).isInstanceOf(Outcome.Done.class);
            var after = look().seen().flatMap(HostView.Facts::data).orElseThrow();
            assertThat(after.wal()).isEqualTo(before.wal());
            assertThat(after.entries())
                    .containsAll(before.entries())
                    .contains("member." + COPY, "member." + COPY + ".sha256")
                    .doesNotContain("member.contract-running");
        }
    }

    @Test
    void a_backup_of_a_running_member_stands_beside_its_data_with_its_checksums() {
        var before = look().seen().flatMap(HostView.Facts::data).orElseThrow();
        for (var times = 0; times < 2; times++) {
            assertThat(act(new Action.BackUpData(host(), dataDirectory(), COPY)))
                    .isInstanceOf(Outcome.Done.class);
            var after = look().seen().flatMap(HostView.Facts::data).orElseThrow();
            assertThat(after.wal()).isEqualTo(before.wal());
            assertThat(after.entries())
                    .containsAll(before.entries())
                    .contains("backup." + COPY, "backup." + COPY + ".sha256");
        }
    }

    @Test
    void a_member_that_votes_is_stopped_as_a_unit_is() {
        assertThat(act(new Action.StopMember(host(), unit(), new MemberId(7)))).isInstanceOf(Outcome.Done.class);
        assertThat(look().unit()).hasValueSatisfying(found -> {
            assertThat(found.masked()).isTrue();
            assertThat(found.stopped()).isTrue();
        });
    }

    @Test
    void a_masked_unit_is_unmasked_by_the_reload_and_then_started() {
        act(new Action.Fence(host(), unit()));
        assertThat(act(new Action.UnmaskAndReload(host(), unit()))).isInstanceOf(Outcome.Done.class);
        var stopped = look().unit().orElseThrow();
        assertThat(stopped.masked()).isFalse();
        assertThat(stopped.running()).isFalse();
        assertThat(act(new Action.Start(host(), unit(), peerUrl()))).isInstanceOf(Outcome.Done.class);
        eventually(this::look, this::restored);
    }

    @Test
    void what_the_unit_logs_from_now_on_comes_once_and_in_order() {
        var lines = new CopyOnWriteArrayList<String>();
        try (var following = hosts().follow(host(), unit(), lines::add)) {
            assertThat(following).isNotNull();
            act(new Action.Fence(host(), unit()));
            eventually(() -> lines, seen -> seen.stream().anyMatch(this::saysStopped));
        }
        assertThat(lines.stream().filter(this::saysStopped)).hasSize(1);
        assertThat(lines).noneMatch(line -> line.contains("Started " + unit()));
    }

    @Test
    void a_host_that_is_not_there_is_unreached_in_time_and_says_what_to_do() {
        var deadline = Duration.ofSeconds(2);
        var start = System.nanoTime();
        var view = hosts().look(unreachable(), Optional.empty(), deadline);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(deadline.plus(SLACK));
        assertThat(view).isInstanceOfSatisfying(HostView.Unreached.class, unreached -> {
            assertThat(unreached.obstacle()).isIn(HostView.Obstacle.UNREACHABLE, HostView.Obstacle.TIMEOUT);
            assertThat(unreached.why()).isNotEmpty();
            assertThat(unreached.instead()).endsWith(".");
        });
        assertThat(hosts().act(new Action.Fence(unreachable(), unit()), deadline))
                .isNotInstanceOf(Outcome.Done.class);
    }

    protected final HostView look() {
        return hosts().look(host(), Optional.of(focus()), DEADLINE);
    }

    private HostFocus focus() {
        return new HostFocus(host(), unit(), dataDirectory());
    }

    protected final Outcome act(Action.OnHost action) {
        return hosts().act(action, DEADLINE);
    }

    private LogRead readLog(Address host, String directory) {
        return hosts().readLog(host, directory, DEADLINE);
    }

    protected final String dropIn() {
        return "/run/systemd/system/" + unit() + ".d/zz-quorate-contract.conf";
    }

    protected final <T> void eventually(Supplier<T> look, Predicate<T> holds) {
        var held = IntStream.range(0, BREATHS).anyMatch(breath -> {
            if (breath > 0) {
                letTimePass(BREATH);
            }
            return holds.test(look.get());
        });
        assertThat(held).as("in time, at last: %s", look.get()).isTrue();
    }

    private List<String> entries() {
        return look().seen().flatMap(HostView.Facts::data).orElseThrow().entries();
    }

    private boolean restored(HostView view) {
        return view.unit()
                        .filter(unit -> unit.activeState().equals("active"))
                        .filter(unit -> unit.running() && !unit.needsReload() && unit.startsAtBoot())
                        .filter(unit -> unit.settingsFiles().stream()
                                .noneMatch(file -> file.path().equals(SETTINGS)))
                        .filter(unit -> unit.dropIns().stream()
                                .noneMatch(file -> file.path().equals(dropIn())))
                        .isPresent()
                && view.seen()
                        .flatMap(HostView.Facts::data)
                        .filter(HostView.DataDirectory::hasMember)
                        .isPresent();
    }

    private boolean saysStopped(String line) {
        return line.startsWith("Stopped " + unit());
    }
}
