package dev.quorate.chat.slack.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpeechTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '"',
            value = {
                "<@U0BOT> health~health",
                "<@U0BOT|quorate>: health~health",
                "please <@U0BOT> health~please   health",
                "<@U0BOT> replace member <http://10.0.1.2|10.0.1.2>~replace member 10.0.1.2",
                "<@U0BOT> health <http://node2.example.com|node2.example.com>~health node2.example.com",
                "see <http://example.com>~see http://example.com",
                "<mailto:a@example.com|a@example.com>~a@example.com",
                "deny ab12 because <@U2> said <#C1|ops> <!here>~deny ab12 because @U2 said #ops @here",
                "<!subteam^S1|@oncall>~@oncall",
                "a &lt;b&gt; &amp;lt; c~a <b> &lt; c",
                "`health`~health",
                "a < b~a < b",
                "a > b~a > b",
                "<~<",
            })
    void a_text_of_slack_is_what_was_typed(String slackText, String typed) {
        assertThat(Speech.typed(slackText, "U0BOT")).isEqualTo(typed);
    }
}
