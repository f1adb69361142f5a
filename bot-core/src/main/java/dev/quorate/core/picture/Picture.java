package dev.quorate.core.picture;

/// A PNG, the words for those who do not see it, and its file's name.
public final class Picture {
    private final byte[] png;
    private final String altText;
    private final String fileName;

    Picture(byte[] png, String altText, String fileName) {
        this.png = png.clone();
        this.altText = altText;
        this.fileName = fileName;
    }

    /// The bytes of the file; a copy each time.
    public byte[] png() {
        return png.clone();
    }

    public String altText() {
        return altText;
    }

    public String fileName() {
        return fileName;
    }

    @Override
    public String toString() {
        return fileName + ", " + png.length + " bytes: " + altText;
    }
}
