package dev.quorate.deploy;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// The commands and options of the program, and their help. Written out with picocli's own builders: nothing
/// here is found by reflection.
final class Usage {
    /// Where a package puts it.
    static final Path CONFIG = Path.of("/etc/quorate/quorate.yaml");

    private static final List<String> EXIT_CODES = List.of(
            "Exit codes: 0 done or healthy; 1 refused, denied, failed, unhealthy; 2 wrong usage or configuration;",
            "3 timed out waiting; 4 stopped and needs a person.");

    private static final int WIDTH = 110;

    private Usage() {}

    static CommandSpec all() {
        var all = command("quorate", "Replaces failed etcd members from a chat, with the approval of a second person.")
                .addSubcommand("serve", serve())
                .addSubcommand("rehearse", rehearse())
                .addSubcommand("check", check())
                .addSubcommand("render", render())
                .addSubcommand("chat", chat())
                .addSubcommand("record", records())
                .addSubcommand("version", command("version", "Prints the version, the build and the Java it runs on."))
                .addSubcommand("help", help());
        all.usageMessage().footer(EXIT_CODES.toArray(String[]::new));
        return all;
    }

    private static CommandSpec serve() {
        return command("serve", "Runs the bot in the foreground. SIGTERM finishes or parks the step that runs.")
                .addOption(config());
    }

    private static CommandSpec rehearse() {
        return command(
                        "rehearse",
                        "Runs the bot on a cluster that exists in memory only, with a failed member on 10.0.1.2.")
                .addOption(OptionSpec.builder("--socket")
                        .paramLabel("FILE")
                        .type(String.class)
                        .required(true)
                        .description(
                                "Where to make the socket for `quorate chat`; the room is ops, the people are alice,"
                                        + " bob and carol.")
                        .build());
    }

    private static CommandSpec check() {
        return command(
                        "check",
                        "Tries everything that the configuration names, and reads files that set up etcd on a host:"
                                + " Container Linux Configs, Ignition, drop-ins. Exits 1 if anything fails.")
                .addOption(config())
                .addOption(json())
                .addPositional(PositionalParamSpec.builder()
                        .paramLabel("FILES")
                        .index("0..*")
                        .arity("0..*")
                        .type(List.class)
                        .auxiliaryTypes(Path.class)
                        .description("Files of hosts. Without --config only they are checked, and nothing is dialed.")
                        .build());
    }

    private static CommandSpec render() {
        return command("render", "Prints the files with which a new host joins a cluster. Changes nothing.")
                .addOption(config())
                .addOption(json())
                .addPositional(word(0, "CLUSTER", "As the configuration calls it."))
                .addPositional(word(1, "NAME", "What the new member shall be called."))
                .addPositional(word(2, "ADDRESS", "The new host's IP address or DNS name, without a port."));
    }

    private static CommandSpec chat() {
        return command("chat", "Talks to the running bot over its Unix socket.")
                .addOption(config())
                .addOption(text("--socket", "FILE", "The bot's socket; the configuration's if it is left out."))
                .addOption(text("--room", "ROOM", "The room to talk in, such as ops."))
                .addOption(text("--as", "PERSON", "Speak as this person; for root, where allow-as is on."))
                .addOption(OptionSpec.builder("-c", "--command")
                        .paramLabel("COMMAND")
                        .type(String.class)
                        .description("Say this one thing, print what follows until it is finished, and leave.")
                        .build())
                .addOption(json())
                .addOption(flag("--no-wait", "Leave as soon as the plan is posted."))
                .addOption(OptionSpec.builder("--timeout")
                        .paramLabel("SECONDS")
                        .type(Integer.class)
                        .description("Give up waiting after so many seconds.")
                        .build());
    }

    private static CommandSpec records() {
        var show = command("show", "Prints everything that happened in a run.")
                .addOption(config())
                .addOption(json())
                .addPositional(word(0, "RUN", "The run's id, or the first characters of its plan's digest."));
        var list = command("list", "Prints all runs, the newest first.")
                .addOption(config())
                .addOption(json());
        return command("record", "Reads the durable record, also while the bot runs.")
                .addSubcommand("list", list)
                .addSubcommand("show", show)
                .addSubcommand("export", export())
                .addSubcommand("verify", verify());
    }

    private static CommandSpec export() {
        return command("export", "Prints the record of a run, to be kept or read elsewhere.")
                .addOption(config())
                .addOption(text("--format", "FORMAT", "md (if it is left out), html, or json, which can be verified."))
                .addPositional(word(0, "RUN", "The run's id, or the first characters of its plan's digest."));
    }

    private static CommandSpec verify() {
        return command(
                        "verify",
                        "Holds the whole record against its hashes, and names the first event that does not fit."
                                + " Exits 1 if there is one.")
                .addOption(config())
                .addOption(text(
                        "--checkpoint",
                        "POSITION:HEAD",
                        "As it was posted at the end of a run: what lies before it must be what it was then."))
                .addPositional(PositionalParamSpec.builder()
                        .paramLabel("FILE")
                        .index("0")
                        .arity("0..1")
                        .type(Path.class)
                        .description("An export in JSON; the store of the configuration if it is left out.")
                        .build());
    }

    private static CommandSpec help() {
        return command("help", "Explains a command.")
                .addPositional(PositionalParamSpec.builder()
                        .paramLabel("COMMAND")
                        .index("0..*")
                        .arity("0..*")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .description("The command, such as record show.")
                        .build());
    }

    private static CommandSpec command(String name, String description) {
        var command = CommandSpec.create().name(name);
        command.usageMessage().description(description).width(WIDTH);
        return command.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Explains this command.")
                .build());
    }

    private static OptionSpec config() {
        return OptionSpec.builder("--config")
                .paramLabel("FILE")
                .type(Path.class)
                .description("The configuration; " + CONFIG + " if it is left out.")
                .build();
    }

    private static OptionSpec json() {
        return flag("--json", "One JSON object a line.");
    }

    private static OptionSpec flag(String name, String description) {
        return OptionSpec.builder(name)
                .type(boolean.class)
                .description(description)
                .build();
    }

    private static PositionalParamSpec word(int index, String label, String description) {
        return PositionalParamSpec.builder()
                .paramLabel(label)
                .index(Integer.toString(index))
                .arity("1")
                .required(true)
                .type(String.class)
                .description(description)
                .build();
    }

    private static OptionSpec text(String name, String label, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(String.class)
                .description(description)
                .build();
    }
}
