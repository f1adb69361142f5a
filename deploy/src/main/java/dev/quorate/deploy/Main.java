package dev.quorate.deploy;

import dev.quorate.core.port.Clock;
import dev.quorate.deploy.config.Configuration;
import dev.quorate.deploy.config.ConfigurationFile;
import dev.quorate.deploy.config.Loaded;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.LoggerFactory;

/// `quorate`: from the arguments to the exit code. What goes wrong is one line on stderr; the log has the rest.
public final class Main {
    private final Streams streams;
    private final Clock clock = new SystemClock();

    Main(PrintStream out, PrintStream err) {
        streams = new Streams(out, err);
    }

    public static void main(String[] arguments) {
        System.exit(new Main(System.out, System.err).run(arguments));
    }

    int run(String... arguments) {
        try {
            return run(Arguments.parse(arguments));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Exit.BAD;
        } catch (RuntimeException | Error e) {
            LoggerFactory.getLogger(Main.class).debug("a fault of ours", e);
            return streams.failed(
                    "a fault of Quorate itself stopped this (" + e.getClass().getSimpleName()
                            + "); run it again with QUORATE_LOG=debug and report what it prints");
        }
    }

    private int run(Call call) throws InterruptedException {
        return switch (call) {
            case Call.Serve(var config) -> serve(config);
            case Call.Rehearse(var socket) -> new Rehearsing(socket, clock, streams).run();
            case Call.Check check -> new Checking(check, clock, streams).run();
            case Call.Render render -> new HostRendering(render, clock, streams).run();
            case Call.Chat chat -> new Chatting(chat, streams).run();
            case Call.RecordList(var config, var json) -> new RecordReading(config, streams).list(json);
            case Call.RecordExport(var config, var run, var format) ->
                new RecordReading(config, streams).export(run, format);
            case Call.RecordVerify(var config, var file, var witness) ->
                new RecordReading(config, streams).verify(file, witness);
            case Call.RecordShow(var config, var run, var json) -> new RecordReading(config, streams).show(run, json);
            case Call.Version _ -> streams.print(List.of(Build.running().line()));
            case Call.Help(var text) -> streams.print(List.of(text.stripTrailing()));
            case Call.Misuse(var line) -> streams.misused(line);
        };
    }

    private int serve(Path config) throws InterruptedException {
        return switch (ConfigurationFile.read(config)) {
            case Loaded.Wrong<Configuration>(var line) -> streams.misused(line);
            case Loaded.Read<Configuration>(var read) -> new Serving(read, clock, streams).run();
        };
    }
}
