package dev.quorate.deploy.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// One value in the file and the way to it: `people.alice.groups` in line 12. Asking it for a type gives the
/// typed value or a complaint that says what to write.
record Spot(Path file, String way, int line, Node node) {
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,6})([smh])");

    static Spot root(Path file, Node node) {
        return new Spot(file, "", 1, node);
    }

    /// `what` ends in what to write instead.
    Complaint wrong(String what) {
        return new Complaint(file + ":" + line + ": " + (way.isEmpty() ? "" : way + ": ") + what);
    }

    /// The keys below, of which only these may be there.
    Section section(List<String> allowed) {
        var section = section("keys: " + String.join(", ", allowed));
        section.values().forEach((key, value) -> {
            if (!allowed.contains(key)) {
                throw value.wrong("unknown key; write one of " + String.join(", ", allowed));
            }
        });
        return section;
    }

    /// The keys below, whatever they are called. Nothing behind the colon counts as no keys.
    Section section(String wanted) {
        var values = new LinkedHashMap<String, Spot>();
        switch (node) {
            case Node.Keys keys -> keys.byName().forEach((key, at) -> values.put(key, below(key, at)));
            case Node.Scalar(_, _, var blank) when blank -> {}
            case Node.Scalar _, Node.Items _ -> throw wrong("not a section; write " + wanted);
        }
        return new Section(this, values);
    }

    private Spot below(String key, Node.Key at) {
        return new Spot(file, way.isEmpty() ? key : way + "." + key, at.line(), at.value());
    }

    /// The items of a list that must have some.
    List<Spot> items(String example) {
        if (!(node instanceof Node.Items(_, var nodes)) || nodes.isEmpty()) {
            throw wrong("not a list with something in it; write " + example);
        }
        return IntStream.range(0, nodes.size())
                .mapToObj(i -> new Spot(file, way + "[" + i + "]", nodes.get(i).line(), nodes.get(i)))
                .toList();
    }

    /// The texts of a list that must have some, each once.
    List<String> texts(String example) {
        var texts = new ArrayList<String>();
        for (var item : items(example)) {
            var text = item.text(example);
            if (texts.contains(text)) {
                throw item.wrong(text + " is in this list twice; keep one");
            }
            texts.add(text);
        }
        return texts;
    }

    String text(String example) {
        if (node instanceof Node.Scalar(_, var text, var blank) && !blank && !text.isBlank()) {
            return text.strip();
        }
        throw wrong("not a text; write " + example);
    }

    boolean flag() {
        return switch (text("true or false")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong("not a yes or no; write true or false");
        };
    }

    int number(int least, int most) {
        var wanted = "a number from " + least + " to " + most;
        var text = text(wanted);
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw wrong("not " + wanted + "; write one");
        }
        return Integer.parseInt(text);
    }

    Duration duration(Duration most) {
        var wanted = "a time such as 30s, 15m or 1h, at most " + most.toHours() + "h";
        var match = DURATION.matcher(text(wanted));
        if (!match.matches()) {
            throw wrong("not a time; write " + wanted);
        }
        var count = Long.parseLong(match.group(1));
        var time = switch (match.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            default -> Duration.ofHours(count);
        };
        if (time.isZero() || time.compareTo(most) > 0) {
            throw wrong("too short or too long; write " + wanted);
        }
        return time;
    }

    /// A path; a relative one starts at the folder of the file.
    Path path(String example) {
        return path(text(example), example);
    }

    Path path(String text, String example) {
        try {
            var folder = file.toAbsolutePath().getParent();
            return (folder == null ? Path.of(text) : folder.resolve(text)).normalize();
        } catch (InvalidPathException e) {
            throw wrong("not a path; write " + example);
        }
    }
}
