package dev.quorate.deploy.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/// Somebody who is in the room already, with the word on the tongue: the chat's client takes a second to
/// start, in which a run walks two steps. Speaks the console's lines, see `Wire`.
final class QuickWord implements AutoCloseable {
    private final SocketChannel bot;
    private final BufferedReader lines;

    QuickWord(Path socket, String person) {
        try {
            bot = SocketChannel.open(StandardProtocolFamily.UNIX);
            bot.connect(UnixDomainSocketAddress.of(socket));
            lines = new BufferedReader(Channels.newReader(bot, StandardCharsets.UTF_8));
            write("{\"as\":\"" + person + "\"}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void says(String word) {
        try {
            write("{\"say\":\"" + word + "\"}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Says it, and waits for the plan in the thread that it opens; how long that took. What the room has heard
    /// before comes first.
    Duration hasThePlan(String word) {
        var since = System.nanoTime();
        says(word);
        var heard = lineWith("{\"heard\":");
        lineWith("\"kind\":\"plan\"", heard.substring(heard.indexOf(':') + 1, heard.length() - 1));
        return Duration.ofNanos(System.nanoTime() - since);
    }

    private String lineWith(String... signs) {
        try {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (Arrays.stream(signs).allMatch(line::contains)) {
                    return line;
                }
            }
            throw new AssertionError("the bot hung up before it said " + Arrays.toString(signs));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String line) throws IOException {
        var bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            bot.write(bytes);
        }
    }

    @Override
    public void close() {
        try {
            bot.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
