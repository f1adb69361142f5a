package dev.quorate.core.picture;

import java.util.Arrays;

/// A sheet of gray dots, 0 black to 255 white. Everything on it is a rectangle or a glyph, so that the same
/// drawing is the same dots on every machine.
final class Canvas {
    static final int BLACK = 0;
    static final int WHITE = 255;
    private final Glyphs glyphs = Glyphs.bundled();
    private final int width;
    private final int height;
    private final byte[] dots;

    Canvas(int width, int height) {
        this.width = width;
        this.height = height;
        dots = new byte[width * height];
        Arrays.fill(dots, (byte) WHITE);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int dot(int x, int y) {
        return dots[y * width + x] & 0xff;
    }

    void ink(int x, int y, int gray) {
        if (x >= 0 && y >= 0 && x < width && y < height) {
            dots[y * width + x] = (byte) gray;
        }
    }

    void fill(int x, int y, int wide, int high, int gray) {
        for (var row = y; row < y + high; row++) {
            for (var column = x; column < x + wide; column++) {
                ink(column, row, gray);
            }
        }
    }

    void frame(int x, int y, int wide, int high, int thick, int gray) {
        fill(x, y, wide, thick, gray);
        fill(x, y + high - thick, wide, thick, gray);
        fill(x, y, thick, high, gray);
        fill(x + wide - thick, y, thick, high, gray);
    }

    void text(int x, int y, String text, int scale, int gray) {
        for (var at = 0; at < text.length(); at++) {
            glyph(x + at * (Glyphs.WIDTH + 1) * scale, y, text.charAt(at), scale, gray);
        }
    }

    static int textWidth(String text, int scale) {
        return text.isEmpty() ? 0 : text.length() * (Glyphs.WIDTH + 1) * scale - scale;
    }

    static int textHeight(int scale) {
        return Glyphs.HEIGHT * scale;
    }

    private void glyph(int x, int y, char character, int scale, int gray) {
        for (var row = 0; row < Glyphs.HEIGHT; row++) {
            for (var column = 0; column < Glyphs.WIDTH; column++) {
                if (glyphs.isInked(character, column, row)) {
                    fill(x + column * scale, y + row * scale, scale, scale, gray);
                }
            }
        }
    }
}
