package dev.quorate.deploy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.List;

/// Where the program prints: results to `out`, complaints to `err`. Each method answers the exit code that
/// goes with it.
record Streams(PrintStream out, PrintStream err) {
    int print(List<String> lines) {
        lines.forEach(out::println);
        return Exit.GOOD;
    }

    /// The objects, one a line, or the lines for people.
    int print(boolean json, List<ObjectNode> objects, List<String> lines) {
        return print(json ? objects.stream().map(ObjectNode::toString).toList() : lines);
    }

    /// Somebody has to change what they typed or configured.
    int misused(String line) {
        err.println(line);
        return Exit.USAGE;
    }

    int failed(String line) {
        err.println("quorate: " + line);
        return Exit.BAD;
    }
}
