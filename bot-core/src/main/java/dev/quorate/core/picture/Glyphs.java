package dev.quorate.core.picture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The printable characters of ASCII, five dots wide and eight high, drawn in `glyphs.txt`: bands of
/// sixteen characters, a caption above each. Anything else is a question mark.
final class Glyphs {
    static final int WIDTH = 5;
    static final int HEIGHT = 8;
    private static final int BAND = 16;
    private final List<String> lines;

    private Glyphs(List<String> lines) {
        this.lines = lines;
    }

    static Glyphs bundled() {
        try (var file = Glyphs.class.getResourceAsStream("glyphs.txt")) {
            if (file == null) {
                throw new IllegalStateException("glyphs.txt is not in the jar");
            }
            return new Glyphs(new String(file.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read glyphs.txt", e);
        }
    }

    boolean isInked(char character, int x, int y) {
        var index = (character > ' ' && character <= '~' ? character : character == ' ' ? ' ' : '?') - ' ';
        var line = lines.get(index / BAND * (HEIGHT + 1) + 1 + y);
        return line.charAt(index % BAND * (WIDTH + 1) + x) == '#';
    }
}
