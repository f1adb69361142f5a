package dev.quorate.deploy.provision;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A text in the syntax of systemd's unit files (systemd.syntax, `src/shared/conf-parser.c`): sections,
/// `Key=Value`, lines that a backslash joins, comments, also between joined lines. What systemd would ignore
/// with a line in its journal is a fault.
record UnitText(List<Entry> entries, List<Fault> faults) {
    UnitText {
        entries = List.copyOf(entries);
        faults = List.copyOf(faults);
    }

    /// `line` is where it begins.
    record Entry(int line, String section, String key, String value) {
        boolean is(String wanted) {
            return section.equals("Service") && key.equals(wanted);
        }
    }

    record Fault(int line, String what, String instead) {}

    List<Entry> all(String key) {
        return entries.stream().filter(entry -> entry.is(key)).toList();
    }

    static UnitText read(String text) {
        var reading = new Reading();
        text.lines().forEach(reading::line);
        reading.end();
        return new UnitText(reading.entries, reading.faults);
    }

    private static final class Reading {
        private static final Pattern BLANK_BEHIND_BACKSLASH = Pattern.compile(".*\\\\[ \t]+");

        private final List<Entry> entries = new ArrayList<>();
        private final List<Fault> faults = new ArrayList<>();
        private final StringBuilder joined = new StringBuilder();
        private String section = "";
        private boolean continues;
        private boolean outside;
        private int line;
        private int begin;

        void line(String raw) {
            line++;
            var text = raw.stripLeading();
            if (text.startsWith("#") || text.startsWith(";")) {
                return;
            }
            if (!continues) {
                begin = line;
            }
            if (BLANK_BEHIND_BACKSLASH.matcher(raw).matches()) {
                fault(line, "a blank behind the backslash, so the line ends there", "remove the blank");
            }
            continues = endsInBackslash(text);
            joined.append(continues ? text.substring(0, text.length() - 1) + " " : text);
            if (!continues) {
                end();
            }
        }

        void end() {
            var text = joined.toString().strip();
            joined.setLength(0);
            continues = false;
            if (text.startsWith("[")) {
                section(text);
            } else if (!text.isEmpty()) {
                assignment(text);
            }
        }

        private static boolean endsInBackslash(String text) {
            var backslashes = text.length();
            while (backslashes > 0 && text.charAt(backslashes - 1) == '\\') {
                backslashes--;
            }
            return (text.length() - backslashes) % 2 == 1;
        }

        private void section(String text) {
            if (!text.endsWith("]")) {
                fault(begin, text + " is no section header, and systemd ignores what is below", "write [Service]");
            }
            section = text.substring(1, text.endsWith("]") ? text.length() - 1 : text.length());
        }

        private void assignment(String text) {
            var equals = text.indexOf('=');
            if (equals < 0) {
                fault(begin, "no `=` in `" + text + "`, so systemd ignores it", "write KEY=VALUE");
            } else if (section.isEmpty()) {
                outsideOfSection();
            } else {
                entries.add(new Entry(
                        begin,
                        section,
                        text.substring(0, equals).strip(),
                        text.substring(equals + 1).strip()));
            }
        }

        private void outsideOfSection() {
            if (!outside) {
                fault(begin, "no section is above this line, so systemd ignores it", "write [Service] above it");
            }
            outside = true;
        }

        private void fault(int at, String what, String instead) {
            faults.add(new Fault(at, what, instead));
        }
    }
}
