package dev.quorate.deploy.provision;

import dev.quorate.deploy.check.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Which commands the unit runs: etcd once, and nothing that deletes.
record CommandFindings(HostUnit unit, Computed computed) {
    private static final Set<String> DELETING = Set.of("rm", "rmdir", "unlink", "shred", "wipefs", "truncate");
    private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "env", "sudo");
    private static final Pattern DELETES = Pattern.compile("\\b(rm|rmdir|unlink|shred|wipefs)\\s|\\s-delete\\b");

    List<Finding> list() {
        var findings = new ArrayList<Finding>();
        if (!unit.isWhole()) {
            findings.addAll(withoutReset());
        }
        if (computed.starts().size() > 1) {
            findings.add(Finding.fail(
                    unit.label() + ": ExecStart= stands " + computed.starts().size()
                            + " times, and systemd refuses such a unit",
                    "keep one, and write an empty ExecStart= before it"));
        }
        unit.read()
                .forEach(part -> part.text().entries().stream()
                        .filter(entry -> entry.section().equals("Service")
                                && entry.key().startsWith("Exec")
                                && deletes(entry.value()))
                        .forEach(entry -> findings.add(deletion(part, entry))));
        return findings;
    }

    private List<Finding> withoutReset() {
        return unit.read().stream()
                .filter(part -> !part.text().all("ExecStart").isEmpty())
                .findFirst()
                .filter(part -> !part.text().all("ExecStart").getFirst().value().isEmpty())
                .map(part -> Finding.fail(
                        part.at(part.text().all("ExecStart").getFirst())
                                + ": the unit's own ExecStart= stays beside this one, and systemd refuses a unit with"
                                + " two",
                        "write an empty ExecStart= in the line above"))
                .stream()
                .toList();
    }

    private static boolean deletes(String command) {
        var words = Words.ofCommand(command).words();
        if (words.isEmpty()) {
            return false;
        }
        var program = Computed.program(words.getFirst());
        var name = program.substring(program.lastIndexOf('/') + 1);
        return DELETING.contains(name)
                || (SHELLS.contains(name)
                        && DELETES.matcher(String.join(" ", words)).find())
                || (name.equals("find") && words.contains("-delete"));
    }

    /// A proxy's directory is nobody's data; everything else of etcd's is.
    private static Finding deletion(Part part, UnitText.Entry entry) {
        var what = part.at(entry) + ": " + entry.key() + " deletes something, and does it again at every start";
        var words = Words.ofCommand(entry.value()).words();
        return words.getLast().endsWith("/proxy") && words.stream().noneMatch(word -> word.contains("/member"))
                ? Finding.warn(what, "remove the line once the member has started")
                : Finding.fail(
                        what + ": a member whose log is gone votes without knowing what it said",
                        "remove the line; a plan sets data aside once, and can put it back");
    }
}
