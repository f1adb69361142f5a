package dev.quorate.chat.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/// A client that says exactly the bytes it is given and reads line by line, each with a deadline.
final class Caller implements AutoCloseable {
    private final SocketChannel channel;
    private final LineInput input;

    Caller(Path socket) throws IOException {
        channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        input = new LineInput(channel, Wire.LONGEST_ANSWER);
    }

    Caller send(String line) throws IOException {
        var bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        return this;
    }

    /// Comes into a room and has read the welcome.
    Caller in(String room) throws Exception {
        send("{\"room\":\"" + room + "\"}");
        assertThat(next().path("welcome").path("room").asText()).isEqualTo("console:" + room);
        return this;
    }

    JsonNode next() throws Exception {
        return switch (read()) {
            case LineInput.Line(var text) -> Wire.JSON.readTree(text);
            case LineInput.TooLong _, LineInput.End _ -> throw new AssertionError("the bot hung up");
        };
    }

    /// The texts of all lines up to the one that is told here as a mark.
    List<String> textsUpTo(String mark) throws Exception {
        var texts = new ArrayList<String>();
        for (var text = text(); !text.equals(mark); text = text()) {
            texts.add(text);
        }
        return texts;
    }

    String text() throws Exception {
        return next().path("text").asText();
    }

    LineInput.Read read() throws Exception {
        var reading = new FutureTask<>(input::next);
        Thread.ofVirtual().start(reading);
        return reading.get(Lodge.PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
