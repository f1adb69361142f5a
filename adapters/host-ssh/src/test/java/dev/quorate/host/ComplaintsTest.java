package dev.quorate.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// On what systemd 252 really said after a reload with each of these drop-ins.
final class ComplaintsTest {
    private static final String UNIT = "etcd2.service";
    private static final String FILE = "/run/systemd/system/etcd2.service.d/zz-quorate-x.conf";

    @Test
    void a_drop_in_without_fault_is_not_complained_of() {
        assertThat(about("reload-fine.out")).isEmpty();
    }

    @Test
    void what_systemd_ignores_is_a_complaint_told_once() {
        assertThat(about("reload-quotes.out")).containsExactly(FILE + ":2: Invalid syntax, ignoring: \"X=\"a=b\"");
        assertThat(about("reload-key.out"))
                .containsExactly(FILE + ":2: Unknown key 'Enviroment' in section [Service], ignoring.");
        assertThat(about("reload-specifier.out"))
                .containsExactly(FILE + ":2: Failed to resolve specifiers in ETCD_NAME=n%z, ignoring: Invalid slot");
    }

    @Test
    void a_unit_that_cannot_start_any_more_is_a_complaint() {
        assertThat(about("reload-exec.out"))
                .containsExactly("etcd2.service: Command /usr/bin/nosuch is not executable: No such file or directory");
        assertThat(about("reload-twice.out")).anyMatch(line -> line.contains("more than one ExecStart="));
    }

    @Test
    void what_happens_to_the_process_or_to_another_unit_is_none() {
        assertThat(Complaints.about(
                        UNIT,
                        List.of(
                                "journal {\"UNIT\":\"etcd2.service\",\"PRIORITY\":\"4\",\"MESSAGE_ID\":"
                                        + "\"d9b373ed55a64feb8242e02dbe79a49c\","
                                        + "\"MESSAGE\":\"etcd2.service: Failed with result 'exit-code'.\"}",
                                "journal {\"UNIT\":\"other.service\",\"PRIORITY\":\"4\",\"MESSAGE\":\"other: bad\"}",
                                "journal {\"UNIT\":\"etcd2.service\",\"PRIORITY\":\"6\",\"MESSAGE\":\"Started\"}",
                                "verify other.service: bad",
                                "journal {cut off")))
                .isEmpty();
    }

    private static List<String> about(String fixture) {
        return Complaints.about(UNIT, Fixtures.text(fixture).lines().toList());
    }
}
