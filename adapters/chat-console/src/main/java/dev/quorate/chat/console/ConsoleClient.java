package dev.quorate.chat.console;

import java.io.PrintStream;

/// `quorate chat`: a person at a terminal, or a script with one command.
public final class ConsoleClient {
    private final ClientOptions options;
    private final PrintStream out;
    private final PrintStream err;

    /// `out` is what a script reads; `err` takes the lines about the connection itself.
    public ConsoleClient(ClientOptions options, PrintStream out, PrintStream err) {
        this.options = options;
        this.out = out;
        this.err = err;
    }

    /// Runs to the end and answers the exit code.
    public int run() {
        try {
            return options.command().isPresent()
                    ? new Scripted(options, options.command().get(), out, err).run()
                    : Interactive.onThisTerminal(options);
        } catch (NoBot e) {
            err.println("quorate: " + e.getMessage());
            return ExitCode.USAGE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.TIME;
        }
    }
}
