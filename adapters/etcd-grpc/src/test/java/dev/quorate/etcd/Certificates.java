package dev.quorate.etcd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A certificate authority for one spec, made with the `openssl` of this machine, and what it signs.
final class Certificates {
    private final Path directory;

    Certificates(String name, Path directory) {
        this.directory = directory;
        openssl("ca", List.of("-subj", "/CN=" + name, "-addext", "basicConstraints=critical,CA:TRUE"));
    }

    Path ca() {
        return directory.resolve("ca.pem");
    }

    Path certificate(String name) {
        return directory.resolve(name + ".pem");
    }

    Path key(String name) {
        return directory.resolve(name + ".key");
    }

    /// A certificate and its key for this address, signed by this authority.
    Certificates sign(String name, String address) {
        openssl(
                name,
                List.of("-subj", "/CN=" + name, "-addext", "subjectAltName=IP:" + address),
                List.of("-CA", ca().toString(), "-CAkey", key("ca").toString()));
        return this;
    }

    private void openssl(String name, List<String> subject) {
        openssl(name, subject, List.of());
    }

    private void openssl(String name, List<String> subject, List<String> issuer) {
        var command = new ArrayList<>(List.of("openssl", "req", "-x509", "-days", "3650", "-nodes"));
        command.addAll(List.of("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"));
        command.addAll(List.of(
                "-keyout", key(name).toString(), "-out", certificate(name).toString()));
        command.addAll(subject);
        command.addAll(issuer);
        try {
            var log = directory.resolve("openssl.log");
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + ": " + Files.readString(log));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("These specs make certificates with openssl 3: install it.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
