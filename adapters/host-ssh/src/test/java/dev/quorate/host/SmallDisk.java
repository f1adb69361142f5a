package dev.quorate.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A directory without room: a small file system of its own where we are root, else a limit on each file of
/// the script.
final class SmallDisk implements AutoCloseable {
    private static final int BLOCKS_OF_A_MIB = 2048;

    private final Path directory;
    private final int mebibytes;
    private final boolean mounted;

    SmallDisk(Path directory, int mebibytes, String... options) throws IOException {
        this.directory = Files.createDirectories(directory);
        this.mebibytes = mebibytes;
        this.mounted = isRoot();
        if (mounted) {
            run("mount", "-t", "tmpfs", "-o", String.join(",", withSize(options)), "tmpfs", directory.toString());
        }
    }

    static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    String limits(String line) {
        return mounted ? line : "ulimit -f " + mebibytes * BLOCKS_OF_A_MIB + "; " + line;
    }

    @Override
    public void close() throws IOException {
        if (mounted) {
            run("umount", directory.toString());
        }
    }

    private String[] withSize(String... options) {
        var all = new String[options.length + 1];
        all[0] = "size=" + mebibytes + "m";
        System.arraycopy(options, 0, all, 1, options.length);
        return all;
    }

    private static void run(String... words) throws IOException {
        var process = new ProcessBuilder(words).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException(String.join(" ", words) + ": " + said);
        }
    }
}
