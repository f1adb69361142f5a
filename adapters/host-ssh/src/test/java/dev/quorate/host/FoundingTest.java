package dev.quorate.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.ClusterId;
import dev.quorate.core.cluster.HostView.WalIdentity;
import dev.quorate.core.cluster.MemberId;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.plan.Action;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FoundingTest {
    private static final Url PEER = new Url("http", "10.0.1.1", 2380);

    @Test
    void a_member_with_two_peer_urls_stands_twice_in_the_list() {
        var once = founding("node1=http://10.0.1.1:2380");
        var twice = founding("node1=http://10.0.1.1:2380,node1=http://10.1.1.1:2380");
        assertThat(once).isPresent();
        assertThat(twice).isPresent().isNotEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "node1",
                "node1=",
                "=http://10.0.1.1:2380",
                "node1=http://10.0.1.1:2380,",
                "node1=http://10.0.1.1:2380/path",
                "node2=http://10.0.1.1:2380",
                "node1=http://10.0.1.2:2380",
                "node1=http://10.0.1.1:2380,node2=http://10.0.1.1:2380",
            })
    void a_list_that_etcd_would_not_take_founds_nothing(String list) {
        assertThat(founding(list)).isEmpty();
    }

    @Test
    void ids_are_written_as_they_are_read() {
        for (var value : new long[] {1, 127, 128, 0x6f9b8372faf6e161L, -1}) {
            var identity = new WalIdentity(new MemberId(value), new ClusterId(~value));
            assertThat(WalHead.read(log(WalHead.metadata(identity)))).contains(identity);
        }
    }

    /// As etcd frames it: a record of the type metadata with these bytes.
    private static byte[] log(String metadata) {
        var data = HexFormat.of().parseHex(metadata);
        var record = ByteBuffer.allocate(data.length + 4)
                .put(new byte[] {8, 1, 26, (byte) data.length})
                .put(data)
                .array();
        return ByteBuffer.allocate(Long.BYTES + record.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(record.length)
                .put(record)
                .array();
    }

    private static java.util.Optional<WalIdentity> founding(String list) {
        return Founding.of(new Action.RestoreData(
                new Address("10.0.1.1"),
                "/var/lib/etcd",
                "restore.db",
                "etcdctl",
                "etcd",
                "node1",
                list,
                "anew",
                PEER,
                0));
    }
}
