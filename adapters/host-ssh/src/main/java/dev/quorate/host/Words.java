package dev.quorate.host;

import java.util.Arrays;
import java.util.stream.Stream;

/// What may stand as an argument of a script. Quoting already keeps a value in its place; these grammars
/// keep out what would be harmless to the shell and not to the command behind it: options, patterns, ways
/// upwards.
final class Words {
    private static final int LONGEST_UNIT = 200;
    private static final int LONGEST_PATH = 1000;

    private Words() {}

    static boolean isUnit(String text) {
        return text.endsWith(".service")
                && text.length() <= LONGEST_UNIT
                && text.length() > ".service".length()
                && isLetterOrDigit(text.charAt(0))
                && consistsOf(text, ":_.@-");
    }

    /// An absolute path of plain names, with something in it and nothing that leads up.
    static boolean isPath(String text) {
        return text.startsWith("/")
                && text.length() > 1
                && text.length() <= LONGEST_PATH
                && !text.endsWith("/")
                && !text.contains("//")
                && !text.contains("/../")
                && !text.endsWith("/..")
                && !text.contains("/./")
                && consistsOf(text, "._/@:+-");
    }

    static boolean isSuffix(String text) {
        return !text.isEmpty() && text.length() <= 100 && isLetterOrDigit(text.charAt(0)) && consistsOf(text, "._-");
    }

    /// One of our own drop-ins of this unit, gone with the next boot; we write and remove no other.
    static boolean isOurDropIn(String path, String unit) {
        var start = "/run/systemd/system/" + unit + ".d/zz-quorate-";
        return isPath(path)
                && path.startsWith(start)
                && path.endsWith(".conf")
                && path.length() > start.length() + ".conf".length()
                && path.indexOf('/', start.length()) < 0;
    }

    /// A file of ours that one of our drop-ins names, gone with the next boot.
    static boolean isOurSettings(String path) {
        var start = "/run/quorate/zz-quorate-";
        return isPath(path)
                && path.startsWith(start)
                && path.length() > start.length()
                && path.indexOf('/', start.length()) < 0;
    }

    static boolean isUser(String text) {
        return !text.isEmpty() && text.length() <= 64 && text.charAt(0) != '-' && consistsOf(text, "._-");
    }

    /// A name, a list of members or a token as etcd takes them.
    static boolean isPlain(String text) {
        return !text.isEmpty() && text.charAt(0) != '-' && consistsOf(text, "._-=:/,[]");
    }

    /// A name that a snapshot may have in a data directory: none that etcd or a plan of ours gives to its data.
    static boolean isSnapshotName(String text) {
        return isSuffix(text)
                && Stream.of("member", "proxy").noneMatch(name -> text.equals(name) || text.startsWith(name + "."));
    }

    static boolean isSha256(String text) {
        return text.length() == 64 && text.chars().allMatch(c -> "0123456789abcdef".indexOf(c) >= 0);
    }

    static boolean isCursor(String text) {
        return text.length() <= 500 && consistsOf(text, "=;");
    }

    /// Several paths with blanks between them.
    static boolean arePaths(String text) {
        return text.length() <= 10 * LONGEST_PATH
                && Arrays.stream(text.split(" ", -1)).allMatch(Words::isPath);
    }

    static boolean isStamp(String text) {
        return text.length() <= 200 && consistsOf(text, ".-");
    }

    private static boolean consistsOf(String text, String besides) {
        return text.chars().allMatch(c -> isLetterOrDigit(c) || besides.indexOf(c) >= 0);
    }

    private static boolean isLetterOrDigit(int c) {
        return c < 128 && Character.isLetterOrDigit(c);
    }
}
