package dev.quorate.deploy.provision;

import dev.quorate.deploy.check.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What systemd would ignore, drop or refuse in one file, mostly without a word in the journal (lab: an
/// empty journal proves little).
record SyntaxFindings(Part part) {
    private static final Set<String> SECTIONS = Set.of("Unit", "Service", "Install");

    List<Finding> list() {
        var findings = new ArrayList<Finding>();
        part.text()
                .faults()
                .forEach(fault -> findings.add(
                        Finding.fail(part.label() + ":" + fault.line() + ": " + fault.what(), fault.instead())));
        part.text().entries().forEach(entry -> findings.addAll(entry(entry)));
        if (part.text().entries().stream().noneMatch(entry -> entry.section().equals("Service"))) {
            findings.add(Finding.fail(
                    part.label() + ": nothing in it stands in [Service], so etcd gets nothing of it",
                    "write [Service] above Environment= and ExecStart="));
        }
        return findings;
    }

    private List<Finding> entry(UnitText.Entry entry) {
        var where = part.at(entry);
        if (!SECTIONS.contains(entry.section()) && !entry.section().startsWith("X-")) {
            return List.of(Finding.fail(
                    where + ": systemd knows no section [" + entry.section() + "] here and ignores it",
                    "write [Service]"));
        }
        if (!entry.section().equals("Service")) {
            return List.of();
        }
        if (!ServiceKeys.knows(entry.key())) {
            return List.of(unknownKey(where, entry.key()));
        }
        return switch (entry.key()) {
            case "Environment" -> environment(where, entry.value());
            case "ExecStart", "ExecStartPre", "ExecStartPost" -> command(where, entry);
            default -> List.of();
        };
    }

    private static Finding unknownKey(String where, String key) {
        var what = where + ": systemd knows no key " + key + " in [Service] and ignores the line";
        return ServiceKeys.near(key)
                .map(near -> Finding.fail(what, "write " + near + "="))
                .orElseGet(() -> Finding.warn(what, "remove it, or look for its name in `man systemd.directives`"));
    }

    private static List<Finding> environment(String where, String value) {
        var split = Words.ofAssignments(value);
        var findings = new ArrayList<Finding>();
        if (value.isEmpty()) {
            findings.add(Finding.warn(
                    where + ": an empty Environment= takes back all variables above it, the unit's own name and data"
                            + " directory too",
                    "write UnsetEnvironment=NAME for the one that is meant"));
        }
        if (split.broken()) {
            findings.add(Finding.fail(
                    where + ": a quote that does not end, or a backslash that is no escape: systemd drops the"
                            + " assignment and starts etcd without it",
                    "write Environment=\"NAME=VALUE\" with one pair of quotes around both"));
        }
        split.words().forEach(word -> findings.addAll(assignment(where, word)));
        return findings;
    }

    private static List<Finding> assignment(String where, String word) {
        if (word.indexOf('=') <= 0) {
            return List.of(Finding.fail(
                    where + ": `" + word + "` is no NAME=VALUE, so systemd ignores it",
                    "write Environment=\"NAME=VALUE\", with the quotes where a blank is in the value"));
        }
        return percent(where, word);
    }

    private static List<Finding> command(String where, UnitText.Entry entry) {
        var split = Words.ofCommand(entry.value());
        var findings = new ArrayList<Finding>();
        if (split.broken()) {
            findings.add(Finding.fail(
                    where + ": a quote that does not end, so systemd ignores the whole " + entry.key(),
                    "close the quote"));
        }
        split.words().forEach(word -> findings.addAll(percent(where, word)));
        return findings;
    }

    /// `%m` and its like are used on purpose; what else looks like a specifier is mostly part of a password
    /// or a URL.
    private static List<Finding> percent(String where, String word) {
        if (Specifiers.resolved(word).isEmpty()) {
            return List.of(Finding.fail(
                    where + ": a % in `" + word + "` that is no specifier of systemd, which drops it all",
                    "write %% for each % that is meant"));
        }
        return word.replaceAll("%[%mHlin]", "").contains("%")
                ? List.of(Finding.warn(
                        where + ": systemd puts something else for the % in `" + word + "`",
                        "write %% for each % that is meant"))
                : List.of();
    }
}
