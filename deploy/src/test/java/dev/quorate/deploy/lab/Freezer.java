package dev.quorate.deploy.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// SIGSTOP for the etcd of one host, within a millisecond: the shell that sends it waits with the finger on the
/// trigger.
/// `deploy/lab break HOST freeze-etcd` does the same in a tenth of a second, `deploy/lab heal` undoes both.
final class Freezer implements AutoCloseable {
    private final Process shell;

    private Freezer(Process shell) {
        this.shell = shell;
    }

    static Freezer of(int host) {
        try {
            return new Freezer(new ProcessBuilder("sh", "-c", "read now && kill -s STOP " + pid(host)).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void freeze() {
        try (var trigger = shell.outputWriter()) {
            trigger.write("now\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        shell.onExit().join();
    }

    @Override
    public void close() {
        shell.destroy();
    }

    private static long pid(int host) {
        return ProcessHandle.allProcesses()
                .mapToLong(ProcessHandle::pid)
                .filter(pid -> isEtcdOf(host, Path.of("/proc", String.valueOf(pid))))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no etcd runs on host " + host));
    }

    private static boolean isEtcdOf(int host, Path process) {
        try {
            return Files.readString(process.resolve("comm")).equals("etcd\n")
                    && Files.readAllLines(process.resolve("cgroup")).stream()
                            .anyMatch(line -> line.contains("/node" + host + "/") && line.contains("/etcd2.service"));
        } catch (IOException e) {
            return false;
        }
    }
}
