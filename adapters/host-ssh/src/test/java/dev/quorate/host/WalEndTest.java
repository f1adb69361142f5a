package dev.quorate.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quorate.core.cluster.LogEnd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class WalEndTest {
    @Test
    void the_last_entry_is_the_end() throws IOException {
        var log = fresh().entry(2, 5, 100).entry(2, 6, 3).state(2, 5).zeros(4096);
        assertThat(read(log.bytes())).isEqualTo(end(2, 6, 5, 2, false));
    }

    @Test
    void a_log_without_zeros_behind_it_ends_where_the_file_does() throws IOException {
        assertThat(read(fresh().entry(2, 5, 100).bytes())).isEqualTo(end(2, 5, 0, 0, false));
    }

    @Test
    void an_entry_that_a_new_leader_replaced_does_not_count() throws IOException {
        var log =
                fresh().entry(2, 5, 9).entry(2, 6, 9).entry(2, 7, 9).state(3, 4).entry(3, 6, 9);
        assertThat(read(log.bytes())).isEqualTo(end(3, 6, 4, 3, false));
    }

    @Test
    void elections_without_an_entry_are_seen_and_kept_apart_from_the_end() throws IOException {
        assertThat(read(fresh().entry(2, 5, 9).state(2, 5).state(76, 5).bytes()))
                .isEqualTo(end(2, 5, 5, 76, false));
    }

    @Test
    void a_snapshot_from_the_leader_stands_for_the_entries_in_it_and_one_of_its_own_does_not_shorten_the_log()
            throws IOException {
        assertThat(read(fresh().snapshot(1000, 4).state(4, 1000).bytes())).isEqualTo(end(4, 1000, 1000, 4, false));
        assertThat(read(fresh().entry(2, 5, 9)
                        .snapshot(1000, 4)
                        .entry(4, 1001, 9)
                        .bytes()))
                .isEqualTo(end(4, 1001, 1000, 0, false));
        assertThat(read(fresh().entry(2, 5, 9).entry(2, 6, 9).snapshot(4, 2).bytes()))
                .isEqualTo(end(2, 6, 4, 0, false));
    }

    @Test
    void a_member_that_never_got_an_entry_has_an_empty_log() throws IOException {
        assertThat(read(fresh().zeros(512).bytes())).isEqualTo(end(0, 0, 0, 0, false));
    }

    @Test
    void a_last_file_without_an_entry_needs_the_one_before() throws IOException {
        var log = fresh().entry(2, 5, 100).entry(2, 6, 700);
        var before = log.cut();
        var last = log.state(2, 6).zeros(512).bytes();
        assertThat(reading(1, last)).isEqualTo(new WalEnd.NoEntry());
        assertThat(reading(0, before, last)).isEqualTo(end(2, 6, 6, 2, false));
        assertThat(reading(7, before, last)).isEqualTo(end(2, 6, 6, 2, false));
    }

    @Test
    void zeros_at_the_end_of_the_file_before_are_passed_over() throws IOException {
        var log = fresh().entry(2, 5, 100).zeros(1000);
        var before = log.cut();
        assertThat(reading(0, before, log.entry(2, 6, 9).bytes())).isEqualTo(end(2, 6, 0, 0, false));
    }

    @Test
    void a_file_missing_in_between_is_damage() throws IOException {
        var log = fresh().entry(2, 5, 100);
        var before = log.cut();
        log.entry(2, 6, 100).cut();
        assertThat(reading(0, before, log.state(2, 6).bytes())).isInstanceOf(WalEnd.Damaged.class);
    }

    @Test
    void a_last_record_of_which_sectors_were_never_written_is_torn_and_the_one_before_is_the_end() throws IOException {
        var log = fresh().entry(2, 5, 100);
        var whole = log.size();
        var bytes = log.entry(2, 6, 2000).zeros(512).bytes();
        for (var written = (whole / 512 + 1) * 512; written + 512 < whole + 2000; written += 512) {
            var torn = bytes.clone();
            Arrays.fill(torn, written, torn.length, (byte) 0);
            assertThat(read(torn)).as("written up to %d", written).isEqualTo(end(2, 5, 0, 0, true));
        }
    }

    @Test
    void a_last_record_that_the_file_is_too_short_for_is_torn() throws IOException {
        var log = fresh().entry(2, 5, 100);
        var whole = log.size();
        var bytes = log.entry(2, 6, 300).bytes();
        for (var length = whole + 1; length < bytes.length; length++) {
            assertThat(read(Arrays.copyOf(bytes, length))).isEqualTo(end(2, 5, 0, 0, true));
        }
    }

    @Test
    void a_record_that_does_not_fit_its_checksum_and_lacks_no_sector_is_damage() throws IOException {
        var log = fresh().entry(2, 5, 2000);
        var at = log.size() - 700;
        var bytes = log.entry(2, 6, 100).bytes();
        bytes[at] ^= 1;
        assertThat(read(bytes))
                .isInstanceOfSatisfying(
                        WalEnd.Damaged.class,
                        damaged -> assertThat(damaged.why()).contains("does not fit its checksum"));
    }

    @Test
    void only_the_last_file_may_be_torn() throws IOException {
        var log = fresh().entry(2, 5, 3000);
        var before = log.cut();
        var last = log.state(2, 5).bytes();
        assertThat(reading(0, Arrays.copyOf(before, before.length - 8), last)).isInstanceOf(WalEnd.Damaged.class);
        Arrays.fill(before, 1024, before.length, (byte) 0);
        assertThat(reading(0, before, last)).isInstanceOf(WalEnd.Damaged.class);
    }

    @Test
    void a_record_of_a_type_that_etcd_does_not_know_is_damage() throws IOException {
        assertThat(read(fresh().unknown().bytes())).isInstanceOf(WalEnd.Damaged.class);
    }

    @Test
    void a_length_beyond_reason_is_not_believed() throws IOException {
        var bytes = fresh().entry(2, 5, 9).zeros(17 * 1024 * 1024).bytes();
        var at = fresh().entry(2, 5, 9).size();
        bytes[at + 2] = 1;
        bytes[at + 3] = 1;
        assertThat(read(bytes))
                .isInstanceOfSatisfying(
                        WalEnd.Damaged.class,
                        damaged -> assertThat(damaged.why()).contains("claims to be 16842752 bytes long"));
    }

    /// The host said how long the file is, so the fault is not the log's.
    @Test
    void a_stream_that_ends_before_its_file_does_is_no_torn_log() {
        var bytes = fresh().entry(2, 5, 100).entry(2, 6, 100).zeros(512).bytes();
        var file = new WalFile(0, bytes.length);
        for (var length : new int[] {0, 5, 100, 300, bytes.length - 1}) {
            var cut = new ByteArrayInputStream(bytes, 0, length);
            assertThatThrownBy(() -> WalEnd.read(cut, List.of(file))).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void noise_is_never_an_error_and_hardly_ever_an_end() throws IOException {
        var random = RandomGenerator.of("L64X128MixRandom");
        var bytes = fresh().entry(2, 5, 900).entry(2, 6, 900).state(2, 6).bytes();
        for (var round = 0; round < 3000; round++) {
            var broken = bytes.clone();
            broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            assertThat(read(broken)).isNotNull();
        }
        var noise = new byte[4096];
        random.nextBytes(noise);
        assertThat(read(noise)).isNotInstanceOf(WalEnd.NoEntry.class);
    }

    private static WalWriter fresh() {
        return new WalWriter().snapshot(0, 0);
    }

    private static WalEnd.Reading end(long term, long index, long commit, long seenTerm, boolean torn) {
        return new WalEnd.Found(new LogEnd(term, index, commit, seenTerm, torn));
    }

    private static WalEnd.Reading read(byte[] only) throws IOException {
        return reading(0, only);
    }

    private static WalEnd.Reading reading(int firstNumber, byte[]... contents) throws IOException {
        var files = new ArrayList<WalFile>();
        var all = new ByteArrayOutputStream();
        for (var content : contents) {
            files.add(new WalFile(firstNumber + files.size(), content.length));
            all.writeBytes(content);
        }
        return WalEnd.read(new ByteArrayInputStream(all.toByteArray()), files);
    }
}
