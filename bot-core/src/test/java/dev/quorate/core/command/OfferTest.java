package dev.quorate.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.cluster.ClusterState;
import dev.quorate.core.plan.Ask;
import dev.quorate.core.plan.Phrase;
import dev.quorate.core.plan.Planned;
import dev.quorate.core.plan.Runbook;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Filled in or typed, a command means the same.
final class OfferTest {
    private record Named(String name, Phrase phrase, String summary) implements Runbook {
        @Override
        public Planned plan(Ask ask, ClusterState seen) {
            throw new AssertionError("the grammar plans nothing");
        }
    }

    private static final Grammar GRAMMAR = new Grammar(List.of(
            new Named("replace-member", Phrase.of("replace member X:MEMBER"), "replace a failed member"),
            new Named("add-member", Phrase.of("add member NAME:NAME at ADDRESS:ADDRESS"), "add one"),
            new Named("recover", Phrase.of("recover cluster from X:MEMBER [lost Y,Z:MEMBERS]"), "after a disaster"),
            new Named("restore", Phrase.of("restore cluster from SNAPSHOT:SNAPSHOT"), "from a backup")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "replace member 10.0.1.2 | replace member | member=10.0.1.2",
                "replace member 10.0.1.2 on prod-eu because disk, died | replace member |"
                        + " member=10.0.1.2;cluster=prod-eu;reason=disk, died",
                "add member node4 at 10.0.1.4 | add member | name=node4;address=10.0.1.4",
                "recover cluster from 10.0.1.1 | recover cluster from | member=10.0.1.1",
                "recover cluster from 10.0.1.1 lost 10.0.1.2,10.0.1.3 on prod | recover cluster from |"
                        + " member=10.0.1.1;lost=10.0.1.2, 10.0.1.3;cluster=prod",
                "restore cluster from prod-1.db | restore cluster from | snapshot=prod-1.db",
                "preview replace member 10.0.1.2 | preview | command=replace member 10.0.1.2",
                "approve 7f3a91c2 | approve | plan=7f3a91c2",
                "approve 7f3a91c2 on prod because read it | approve | plan=7f3a91c2;cluster=prod;reason=read it",
                "deny 7f3a91c2 because too risky | deny | plan=7f3a91c2;reason=too risky",
                "withdraw 7f3a91c2 | withdraw | plan=7f3a91c2",
                "recheck 7f3a91c2 | recheck | plan=7f3a91c2",
                "stop | stop | ",
                "stop 7f3a91c2 on prod | stop | plan=7f3a91c2;cluster=prod",
                "resume | resume | cluster= ",
                "retry on prod | retry | cluster=prod",
                "abort 7f3a91c2 | abort | plan=7f3a91c2",
                "health | health | ",
                "health on prod | health | cluster=prod",
                "members on prod | members | cluster=prod",
                "status 7f3a91c2 on prod | status | run=7f3a91c2;cluster=prod",
                "brief | brief | ",
                "clusters | clusters | ",
                "whoami | whoami | ",
                "help approve | help | command=approve",
            })
    void what_is_filled_in_is_heard_as_what_is_typed(String typed, String head, @Nullable String filled) {
        var sentence = offer(head).sentence(values(filled));
        assertThat(GRAMMAR.parse(sentence)).isEqualTo(GRAMMAR.parse(typed)).isNotInstanceOf(Heard.NotUnderstood.class);
        assertThat(sentence.replace(" ", "")).isEqualTo(typed.replace(" ", ""));
    }

    @Test
    void every_command_is_offered_and_each_is_understood_when_it_is_filled_in() {
        assertThat(GRAMMAR.offers()).extracting(Offer::head).doesNotHaveDuplicates();
        for (var offer : GRAMMAR.offers()) {
            var all = new HashMap<String, String>();
            offer.fields().forEach(field -> all.put(field.name(), sample(field)));
            var needed = new HashMap<>(all);
            offer.fields().stream().filter(field -> !field.required()).forEach(field -> needed.remove(field.name()));
            assertThat(offer.fields()).extracting(Field::name).doesNotHaveDuplicates();
            assertThat(GRAMMAR.parse(offer.sentence(all)))
                    .as(offer.sentence(all))
                    .isNotInstanceOf(Heard.NotUnderstood.class);
            assertThat(GRAMMAR.parse(offer.sentence(needed)))
                    .as(offer.sentence(needed))
                    .isNotInstanceOf(Heard.NotUnderstood.class);
        }
    }

    @Test
    void what_must_be_filled_in_comes_first() {
        for (var offer : GRAMMAR.offers()) {
            var required = offer.fields().stream().map(Field::required).toList();
            assertThat(required.lastIndexOf(true)).isLessThan(required.contains(false) ? required.indexOf(false) : 99);
        }
    }

    @Test
    void a_field_for_one_word_cannot_hold_another_clause() {
        var sentence = offer("approve").sentence(Map.of("plan", "7f3a91c2 because I say so"));
        assertThat(GRAMMAR.parse(sentence)).isInstanceOf(Heard.NotUnderstood.class);
        assertThat(offer("replace member").sentence(Map.of("member", "10.0.1.2 on other", "cluster", "prod")))
                .isEqualTo("replace member 10.0.1.2_on_other on prod");
    }

    private static String sample(Field field) {
        return switch (field.kind()) {
            case MEMBER, ADDRESS -> "10.0.1.2";
            case MEMBERS -> "10.0.1.3, 10.0.1.4";
            case NAME -> "node4";
            case SNAPSHOT -> "prod-1.db";
            case CLUSTER -> "prod";
            case PLAN, RUN -> "7f3a91c2";
            case COMMAND -> "replace member 10.0.1.2";
            case REASON -> "its disk died";
        };
    }

    private static Offer offer(String head) {
        return GRAMMAR.offers().stream()
                .filter(offer -> offer.head().equals(head))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> values(@Nullable String filled) {
        Map<String, String> values = new HashMap<>();
        if (filled != null) {
            for (var pair : filled.split(";", -1)) {
                values.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
            }
        }
        return values;
    }
}
