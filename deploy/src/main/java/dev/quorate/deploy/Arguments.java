package dev.quorate.deploy;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.run.Checkpoint;
import dev.quorate.deploy.Call.RecordExport;
import dev.quorate.runbooks.provision.NewHost;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// What was typed at the shell as a Call. Pure.
final class Arguments {
    private static final int LONGEST_TIMEOUT_SECONDS = 7 * 24 * 3600;

    private Arguments() {}

    static Call parse(String... arguments) {
        var program = new CommandLine(Usage.all());
        try {
            return call(program, program.parseArgs(arguments));
        } catch (ParameterException e) {
            return misuse(e.getCommandLine(), complaint(e));
        }
    }

    private static Call call(CommandLine program, ParseResult parsed) {
        var last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        var command = last.commandSpec().commandLine();
        if (last.isUsageHelpRequested()) {
            return help(command);
        }
        return switch (command.getCommandSpec().qualifiedName(" ")) {
            case "quorate serve" -> new Call.Serve(config(last));
            case "quorate rehearse" -> rehearse(last);
            case "quorate check" -> check(last);
            case "quorate render" -> render(last);
            case "quorate chat" -> chat(last);
            case "quorate record list" -> new Call.RecordList(config(last), json(last));
            case "quorate record show" ->
                new Call.RecordShow(config(last), last.matchedPositionalValue(0, ""), json(last));
            case "quorate record export" -> export(last);
            case "quorate record verify" -> verify(last);
            case "quorate version" -> new Call.Version();
            case "quorate help" -> explained(program, last.matchedPositionalValue(0, List.of()));
            default -> misuse(command, "a command is missing");
        };
    }

    private static Call export(ParseResult parsed) {
        var word = text(parsed, "--format").orElse("md");
        return Arrays.stream(RecordExport.Format.values())
                .filter(format -> format.name().equals(word.toUpperCase(Locale.ROOT)))
                .<Call>map(format -> new RecordExport(config(parsed), parsed.matchedPositionalValue(0, ""), format))
                .findFirst()
                .orElseGet(() -> misuse(line(parsed), "--format takes md, html or json"));
    }

    private static Call verify(ParseResult parsed) {
        var kept = text(parsed, "--checkpoint");
        var witness = kept.flatMap(Checkpoint::of);
        return kept.isPresent() && witness.isEmpty()
                ? misuse(line(parsed), "--checkpoint takes a position, a colon and 16 to 64 hex digits, as posted")
                : new Call.RecordVerify(
                        config(parsed), Optional.ofNullable(parsed.<Path>matchedPositionalValue(0, null)), witness);
    }

    private static Call rehearse(ParseResult parsed) {
        try {
            return new Call.Rehearse(Path.of(text(parsed, "--socket").orElseThrow()));
        } catch (InvalidPathException e) {
            return misuse(line(parsed), "--socket is not a path");
        }
    }

    /// Files alone need no configuration; without files it is where a package puts it.
    private static Call check(ParseResult parsed) {
        var files = parsed.<List<Path>>matchedPositionalValue(0, List.of());
        var config = files.isEmpty() || parsed.hasMatchedOption("--config")
                ? Optional.of(config(parsed))
                : Optional.<Path>empty();
        return new Call.Check(config, files, json(parsed));
    }

    private static Call render(ParseResult parsed) {
        var name = parsed.matchedPositionalValue(1, "");
        var address = parsed.matchedPositionalValue(2, "");
        if (!NewHost.isName(name)) {
            return misuse(line(parsed), "NAME takes letters, digits and ._:- only, and no - in front");
        }
        return NewHost.isAddress(address)
                ? new Call.Render(
                        config(parsed),
                        parsed.matchedPositionalValue(0, ""),
                        new NewHost(name, new Address(address)),
                        json(parsed))
                : misuse(line(parsed), "ADDRESS takes the IP address or DNS name of one host, without a port");
    }

    private static Call chat(ParseResult parsed) {
        var socket = text(parsed, "--socket");
        if (socket.isPresent() && parsed.hasMatchedOption("--config")) {
            return misuse(line(parsed), "--config and --socket both name a socket, write one of them");
        }
        var command = text(parsed, "--command");
        if (command.isEmpty()
                && (json(parsed) || parsed.hasMatchedOption("--no-wait") || parsed.hasMatchedOption("--timeout"))) {
            return misuse(line(parsed), "--json, --no-wait and --timeout go with -c COMMAND");
        }
        @Nullable Integer seconds = parsed.matchedOptionValue("--timeout", null);
        if (seconds != null && (seconds < 1 || seconds > LONGEST_TIMEOUT_SECONDS)) {
            return misuse(line(parsed), "--timeout takes 1 to " + LONGEST_TIMEOUT_SECONDS + " seconds");
        }
        try {
            return new Call.Chat(
                    config(parsed),
                    socket.map(Path::of),
                    text(parsed, "--room"),
                    text(parsed, "--as"),
                    command,
                    json(parsed),
                    parsed.matchedOptionValue("--no-wait", false),
                    Optional.ofNullable(seconds).map(Duration::ofSeconds));
        } catch (InvalidPathException e) {
            return misuse(line(parsed), "--socket is not a path");
        }
    }

    private static Call explained(CommandLine program, List<String> words) {
        var command = program;
        for (var word : words) {
            var next = command.getSubcommands().get(word);
            if (next == null) {
                return misuse(program, "there is no command " + String.join(" ", words));
            }
            command = next;
        }
        return help(command);
    }

    private static Call help(CommandLine command) {
        return new Call.Help(command.getUsageMessage(Ansi.OFF));
    }

    private static Path config(ParseResult parsed) {
        return parsed.matchedOptionValue("--config", Usage.CONFIG);
    }

    private static boolean json(ParseResult parsed) {
        return parsed.matchedOptionValue("--json", false);
    }

    private static Optional<String> text(ParseResult parsed, String option) {
        return Optional.ofNullable(parsed.<@Nullable String>matchedOptionValue(option, null));
    }

    private static CommandLine line(ParseResult parsed) {
        return parsed.commandSpec().commandLine();
    }

    private static Call misuse(CommandLine command, String what) {
        var words = command.getCommandSpec().qualifiedName(" ").replaceFirst("^quorate ?", "");
        return new Call.Misuse(
                "quorate: " + what + "; `quorate help" + (words.isEmpty() ? "" : " " + words) + "` shows what fits");
    }

    /// By the kind of the mistake, never by picocli's text.
    private static String complaint(ParameterException mistake) {
        return switch (mistake) {
            case UnmatchedArgumentException unmatched ->
                String.join(" ", unmatched.getUnmatched()) + " does not belong here";
            case MissingParameterException missing ->
                missing.getMissing().stream().map(Arguments::name).collect(Collectors.joining(", "))
                        + " is missing or has no value";
            case OverwrittenOptionException twice -> name(twice.getOverwritten()) + " is given twice";
            default -> about(mistake.getArgSpec());
        };
    }

    private static String about(@Nullable ArgSpec argument) {
        return argument == null ? "the arguments do not fit" : name(argument) + " has a value that does not fit";
    }

    private static String name(ArgSpec argument) {
        return argument.isOption() ? ((OptionSpec) argument).longestName() : argument.paramLabel();
    }
}
