package dev.quorate.deploy.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// A file that holds a secret, checked: it is there, it is ours, and neither group nor others can read it.
/// Printing it prints its path.
///
/// Files that systemd hands to the service (below CREDENTIALS_DIRECTORY) are taken as they are: systemd
/// guards them with an access list, which looks like a mode that is readable by the group.
public record SecretFile(Path path) {
    private static final int GROUP_AND_OTHERS_READ = 0044;
    private static final int LONGEST = 64 * 1024;

    static SecretFile at(Spot spot, String example) {
        var path = spot.path(example);
        readable(spot, path);
        if (!isSystemdCredential(path)) {
            refuseOtherEyes(spot, path);
        }
        return new SecretFile(path);
    }

    /// A file that must be there and readable and is no secret.
    static Path plain(Spot spot, String example) {
        var path = spot.path(example);
        readable(spot, path);
        return path;
    }

    /// The secret itself: the file's text without line breaks at its end.
    public String read() throws IOException {
        return Files.readString(path, StandardCharsets.UTF_8).strip();
    }

    private static void readable(Spot spot, Path path) {
        if (!Files.exists(path)) {
            throw spot.wrong("there is no file " + path + "; create it or name another");
        }
        if (!Files.isRegularFile(path)) {
            throw spot.wrong(path + " is not a file; name a file");
        }
        if (!Files.isReadable(path)) {
            throw spot.wrong(path + " is not readable for " + System.getProperty("user.name")
                    + "; give it to that user with chown");
        }
        if (path.toFile().length() == 0) {
            throw spot.wrong(path + " is empty; put the key or secret into it");
        }
        if (path.toFile().length() > LONGEST) {
            throw spot.wrong(path + " is larger than 64 KiB; name the right file");
        }
    }

    private static void refuseOtherEyes(Spot spot, Path path) {
        try {
            var mode = (int) Files.getAttribute(path, "unix:mode");
            if ((mode & GROUP_AND_OTHERS_READ) != 0) {
                throw spot.wrong("group or others can read " + path + "; run chmod 600 " + path);
            }
            if (!Objects.equals(Files.getAttribute(path, "unix:uid"), ourselves())) {
                throw spot.wrong(path + " belongs to " + Files.getOwner(path).getName() + "; run chown "
                        + System.getProperty("user.name") + " " + path);
            }
        } catch (IOException e) {
            throw spot.wrong("owner and mode of " + path + " cannot be read; put it on a local file system");
        }
    }

    private static Object ourselves() throws IOException {
        return Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    }

    private static boolean isSystemdCredential(Path path) {
        var folder = System.getenv("CREDENTIALS_DIRECTORY");
        return folder != null && !folder.isEmpty() && path.startsWith(Path.of(folder));
    }
}
