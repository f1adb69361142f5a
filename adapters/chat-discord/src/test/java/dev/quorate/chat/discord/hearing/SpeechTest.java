package dev.quorate.chat.discord.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpeechTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '"',
            value = {
                "<@900000000000000001> health~health",
                "<@!900000000000000001>: health~health",
                "please <@900000000000000001> health~please   health",
                "see <http://10.0.1.2>~see http://10.0.1.2",
                "deny ab12 because <@80351110224678912> said <#1> <@&2>~deny ab12 because @80351110224678912 said #1"
                        + " @2",
                "deny ab12 because <:no:41771983429993937>~deny ab12 because :no:",
                "</quorate health:816437322781949972>~/quorate health",
                "`health`~health",
                "a < b~a < b",
                "a > b~a > b",
                "<~<",
                "<@>~<@>",
                "<@x>~<@x>",
            })
    void a_text_of_discord_is_what_was_typed(String content, String typed) {
        assertThat(Speech.typed(content, "900000000000000001")).isEqualTo(typed);
    }
}
