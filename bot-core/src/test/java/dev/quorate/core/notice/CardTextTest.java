package dev.quorate.core.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.cluster.Scene;
import dev.quorate.core.plan.Plans;
import dev.quorate.core.run.Walks;
import org.junit.jupiter.api.Test;

/// The card as the console and every fallback show it, whole.
class CardTextTest {
    private static String anonymous(String text) {
        var plan = Plans.replace();
        return text.replace(plan.digest().brief(), "DIGEST--")
                .replace(
                        dev.quorate.core.cluster.Fingerprint.sha256(
                                        plan.fingerprint().hex())
                                .substring(0, 8),
                        "STATE---");
    }

    @Test
    void a_card_shows_who_what_and_what_it_would_cost() {
        var card = Card.of(Walks.walk("voted"), Scene.client(1));
        assertThat(anonymous(CardText.of(card))).isEqualTo("""
            plan DIGEST-- - replace member 10.0.1.2 in prod-eu - observed 02:11:40 UTC, 2000 ms before this card
            risk: destructive - 3 voters, 2 healthy, quorum 2, slack 0 -> at worst 3 voters, 2 healthy, quorum 2, slack 0 -> after 2 voters, 2 healthy, quorum 2, slack 0
            cluster prod-eu (181c969f82c4656), etcd 3.4.23, state STATE---
             1 Save a snapshot                                            3/2/2            undo: nothing to undo
             2 Stop and mask etcd2.service                                3/2/2            undo: unmask and start
             3 Remove member a1b2c3d4e5f60002                             3/2/2 -> 2/2/2   undo: none, a removed id can never return   POINT OF NO RETURN
             4 Set the data aside                                         2/2/2            undo: rename back
             5 Add a learner                                              2/2/2            undo: remove it again
             6 Write the drop-in                                          2/2/2            undo: delete it
             7 Wait until the learner has caught up                       2/2/2            undo: nothing to undo
            ! while steps 1 to 7 run, losing 10.0.1.1 or 10.0.1.3 loses the cluster
            ! it is down: connection refused
            asked by alice because its disk died - needs 1 of etcd-oncall, not alice - expires 02:26:42 UTC
            approved by bob at 02:11:42 UTC because go
            say: approve DIGEST-- | deny DIGEST-- because ... | withdraw DIGEST--\
            """);
    }

    @Test
    void the_full_plan_shows_every_command_and_every_byte_of_every_file() {
        var card = Card.of(Walks.walk(""), Scene.client(1));
        assertThat(CardText.full(card))
                .contains("""
                     3 Remove member a1b2c3d4e5f60002
                         before: nothing else has changed
                         $ etcdctl --endpoints=http://10.0.1.1:2379 member remove a1b2c3d4e5f60002
                         $ etcdctl --endpoints=http://10.0.1.1:2379 member list
                         after (within 30 s): member a1b2c3d4e5f60002 is not in the list
                    """, """
                         $ ssh 10.0.1.2 sudo install -D -m 0644 /dev/stdin /run/zz-quorate.conf <<'END'
                           [Service]
                           END
                    """)
                .contains("$ ssh 10.0.1.2 sudo mv -T /var/lib/etcd2/member /var/lib/etcd2/member.quorate-1");
    }
}
