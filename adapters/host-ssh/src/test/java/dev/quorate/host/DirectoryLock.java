package dev.quorate.host;

import java.io.IOException;
import java.nio.file.Path;

/// Another script of ours at work in a directory.
final class DirectoryLock implements AutoCloseable {
    private final Process process;

    DirectoryLock(Path directory) throws IOException {
        process = new ProcessBuilder("sh", "-c", "exec 9< \"$0\"; flock 9; echo locked; read end", directory.toString())
                .start();
        if (process.inputReader().readLine() == null) {
            throw new IOException("could not lock " + directory);
        }
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.onExit().join();
    }
}
