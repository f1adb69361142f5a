package dev.quorate.chat.slack.cards;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MrkdwnTest {
    @Test
    void a_notification_mentions_and_links_nothing() {
        assertThat(Mrkdwn.inert("<!here> @channel")).isEqualTo("&lt;!here&gt; (at)channel");
        assertThat(Mrkdwn.inert("http://a www.b mailto:c")).isEqualTo("http[:]//a www[.]b mailto[:]c");
        assertThat(Mrkdwn.inert("a & `b`")).isEqualTo("a &amp; 'b'");
    }
}
