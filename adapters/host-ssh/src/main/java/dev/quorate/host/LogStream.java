package dev.quorate.host;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// What log-end.sh prints, read as it comes: a line for each file of the log, an empty one, and the files as
/// one gzip stream. Of the log itself nothing is kept.
final class LogStream implements Gulp.Sip {
    private static final int BUFFER = 64 * 1024;

    private boolean begun;
    private final List<WalFile> files = new ArrayList<>();
    private Optional<WalEnd.Reading> reading = Optional.empty();

    /// Whether the script ran at all.
    boolean begun() {
        return begun;
    }

    /// Empty where nothing came, or not all of it.
    Optional<WalEnd.Reading> reading() {
        return reading;
    }

    @Override
    public void from(InputStream stream) throws IOException {
        var lines = new CappedLines(stream);
        for (var line = lines.next(); line != null && !line.isEmpty(); line = lines.next()) {
            take(line);
        }
        if (!files.isEmpty()) {
            reading = unpack(lines.rest());
        }
    }

    private void take(String line) {
        begun |= line.equals("begun");
        if (line.startsWith("file ")) {
            WalFile.parse(line.substring("file ".length())).ifPresent(files::add);
        }
    }

    /// Only a stream that came whole says anything: one that broke off would look like a torn log.
    private Optional<WalEnd.Reading> unpack(InputStream packed) throws IOException {
        try {
            // Not closed: that would close the channel's stream, of which the rest is still to be read.
            var log = new BufferedInputStream(new GZIPInputStream(packed, BUFFER), BUFFER);
            var found = WalEnd.read(log, files);
            var more = log.transferTo(OutputStream.nullOutputStream());
            return found instanceof WalEnd.Found && more > 0 ? Optional.empty() : Optional.of(found);
        } catch (EOFException | ZipException e) {
            return Optional.empty();
        }
    }
}
