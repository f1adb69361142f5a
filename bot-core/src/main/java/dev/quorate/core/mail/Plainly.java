package dev.quorate.core.mail;

/// A long text cut to what one looks at.
final class Plainly {
    private static final int MOST = 600;

    private Plainly() {}

    static String first(String text) {
        var points = text.codePointCount(0, text.length());
        return points <= MOST ? text : text.substring(0, text.offsetByCodePoints(0, MOST)) + " ...";
    }
}
