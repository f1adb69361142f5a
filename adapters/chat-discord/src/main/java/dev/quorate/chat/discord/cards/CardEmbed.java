package dev.quorate.chat.discord.cards;

import dev.quorate.core.layout.Facts;
import dev.quorate.core.layout.Headline;
import dev.quorate.core.layout.Inert;
import dev.quorate.core.layout.Line;
import dev.quorate.core.layout.SmallPrint;
import dev.quorate.core.layout.WholePlan;
import dev.quorate.core.notice.Card;
import dev.quorate.core.run.RunState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;

/// The one card of a run, in each of its states: a line for the locked phone, an embed with the risk, who and until
/// when, the votes and the steps, and the buttons of that state. An edit replaces all of it, the buttons too.
public final class CardEmbed {
    private static final Line GAP = Line.of("");

    private CardEmbed() {}

    static MessageCreateData of(Card card) {
        var embed = embed(card, Line.of(Headline.of(card)), true);
        return Messages.blank(false)
                .setContent(Markdown.of(Line.of(Headline.brief(card)), Room.BRIEF))
                .setEmbeds(embed.build())
                .setComponents(Buttons.of(card, embed.hidden() == 0))
                .build();
    }

    /// The same without a button, above the file that holds the whole plan.
    static MessageCreateData preview(Card card) {
        var plan = card.request().plan();
        var brief = Line.of(Inert.cut(plan.ask().cluster().value(), 24) + " plan ")
                .andCode(plan.digest().brief())
                .and(": " + Headline.action(card) + ". Every command of it stands in "
                        + WholePlan.document(card).fileName() + ".");
        return Messages.blank(true)
                .setContent(Markdown.of(brief, Room.BRIEF))
                .setEmbeds(embed(card, Line.of("Whole plan: " + plan.title()), false)
                        .build())
                .build();
    }

    /// Whether every step of the plan and every note on it stand on the card. If not, it is approved only by those
    /// who had the whole plan before them.
    public static boolean showsAll(Card card) {
        return embed(card, Line.of(Headline.of(card)), true).hidden() == 0;
    }

    private record Embed(EmbedBuilder parts, int hidden) {
        MessageEmbed build() {
            return parts.build();
        }
    }

    private static Embed embed(Card card, Line title, boolean asks) {
        var heading = Markdown.of(title, Room.TITLE);
        var facts = Markdown.of(facts(card), Room.FACTS);
        var steps = Steps.of(card, Room.EMBED - heading.length() - facts.length() - Room.FOOTER);
        var builder = new EmbedBuilder().setTitle(heading).setDescription(facts).setColor(color(card.state()));
        steps.pages().forEach(page -> builder.addField(page.name(), page.text(), false));
        builder.setFooter(Inert.cut(Inert.plain(smallPrint(card, steps.hidden() == 0, asks)), Room.FOOTER));
        return new Embed(builder, steps.hidden());
    }

    /// What was decided comes first as soon as something is. An empty line stands between what is at risk, who asks
    /// whom, and what was said so far: somebody reads this on a phone at three in the morning.
    private static List<Line> facts(Card card) {
        var asked = new ArrayList<>(Facts.of(card));
        asked.add(1 + Facts.risk(card).size(), GAP);
        var soFar = Facts.soFar(card);
        var isFirst = card.state() != RunState.WAITING;
        return Stream.of(isFirst ? soFar : asked, isFirst ? asked : soFar)
                .filter(part -> !part.isEmpty())
                .reduce((before, behind) -> Stream.of(before, List.of(GAP), behind)
                        .flatMap(List::stream)
                        .toList())
                .orElseThrow();
    }

    /// The end of the digest is what proves that somebody read a plan that does not stand here.
    private static String smallPrint(Card card, boolean whole, boolean asks) {
        var brief = card.request().plan().digest().brief();
        return whole
                ? SmallPrint.of(card, asks)
                : "Run " + card.run() + ". Plan " + brief + "; all of its digest stands at the end of the whole plan.";
    }

    /// Beside the word of the state, which stands in front of everything.
    private static int color(RunState state) {
        return switch (state) {
            case WAITING, PAUSED, STOPPED -> 0xf0b232;
            case RUNNING -> 0x5865f2;
            case NEEDS_PERSON, FAILED -> 0xda373c;
            case DONE -> 0x248046;
            case DENIED, EXPIRED, VOID -> 0x80848e;
        };
    }
}
