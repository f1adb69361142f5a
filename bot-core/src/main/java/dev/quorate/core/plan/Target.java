package dev.quorate.core.plan;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.Member;
import dev.quorate.core.cluster.MemberId;
import dev.quorate.core.cluster.Picture;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The word with which a person names a member: an address, a host name, a member's name or its hex id.
/// Its characters are those of an Address, so it is safe wherever it is printed.
public record Target(String word) {
    public Target {
        if (!Address.isValid(word)) {
            throw new IllegalArgumentException("not a word for a member: " + word);
        }
    }

    /// What the word means in a cluster.
    public sealed interface Meaning {}

    public record One(Member member) implements Meaning {}

    public record None(Refusal refusal) implements Meaning {}

    /// Everybody that the word fits, by any of the four readings. `hostNames` as the hosts report them
    /// themselves.
    public Meaning in(Picture.Clear picture, Map<Address, String> hostNames) {
        var fits = picture.members().stream()
                .filter(member -> isNamed(member, hostNames))
                .toList();
        return switch (fits.size()) {
            case 1 -> new One(fits.getFirst());
            case 0 -> new None(nobody(picture));
            default -> new None(several(fits));
        };
    }

    private boolean isNamed(Member member, Map<Address, String> hostNames) {
        var byHostName = hostNames.entrySet().stream()
                .anyMatch(host -> host.getValue().equalsIgnoreCase(word) && member.isAt(host.getKey()));
        return byHostName
                || member.isAt(new Address(word))
                || member.name().equalsIgnoreCase(word)
                || MemberId.parse(word).filter(member.id()::equals).isPresent();
    }

    private Refusal nobody(Picture.Clear picture) {
        return new Refusal(
                "I planned nothing for `" + word + "`.",
                "No member has that address, host name, name or hex id"
                        + (looksHalf() ? "; it looks like half an address" : "") + ". The members are "
                        + list(picture.members()) + ".",
                "Ask `members` and use one of these, in full.");
    }

    private Refusal several(List<Member> fits) {
        return new Refusal(
                "I planned nothing for `" + word + "`.",
                "It names more than one member: " + list(fits) + ".",
                "Use the hex id of the one you mean.");
    }

    private boolean looksHalf() {
        var dots = word.chars().filter(c -> c == '.').count();
        return word.chars().allMatch(c -> c == '.' || Character.isDigit(c))
                && dots > 0
                && (dots < 3 || word.endsWith("."));
    }

    private static String list(List<Member> members) {
        return members.stream()
                .map(member -> member.where() + " (" + member.id() + ")")
                .collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return word;
    }
}
