package dev.quorate.deploy.check;

import dev.quorate.deploy.config.Chats.Console;
import dev.quorate.deploy.config.Configuration;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Whether people can reach the bot through the chats, and get a plan approved there.
final class ChatFindings {
    private ChatFindings() {}

    static List<Finding> of(Configuration configuration) {
        var findings = new ArrayList<Finding>();
        configuration.chats().console().ifPresent(console -> findings.addAll(console(console, configuration)));
        return findings;
    }

    private static List<Finding> console(Console console, Configuration configuration) {
        var findings = new ArrayList<Finding>();
        findings.add(socket(console.socket()));
        if (!configuration.people().hasAccountsOn("unix")) {
            findings.add(Finding.warn(
                    "console: nobody under people has a unix account", "write unix: LOGIN at who shall use it"));
        }
        if (console.allowAs()) {
            findings.add(Finding.warn(
                    "console: allow-as lets root speak as any person, so two people may be one",
                    "remove allow-as outside of drills"));
        }
        return findings;
    }

    private static Finding socket(Path socket) {
        var name = "console " + socket;
        var folder = existingAbove(socket);
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            return Finding.fail(
                    name + ": " + folder + " is not a directory that " + System.getProperty("user.name") + " can write",
                    "create it for that user, or change chats.console.socket");
        }
        if (!Files.exists(socket)) {
            return Finding.ok(name + ": can be made");
        }
        return answers(socket)
                ? Finding.ok(name + ": a bot listens")
                : Finding.ok(name + ": no bot listens; the file is replaced at the next start");
    }

    private static Path existingAbove(Path socket) {
        var folder = socket.getParent();
        while (folder != null && !Files.exists(folder)) {
            folder = folder.getParent();
        }
        return folder == null ? Path.of("/") : folder;
    }

    private static boolean answers(Path socket) {
        try (var _ = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
