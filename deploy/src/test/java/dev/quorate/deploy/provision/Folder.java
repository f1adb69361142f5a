package dev.quorate.deploy.provision;

import dev.quorate.deploy.check.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// A temporary folder with files of a host, and what a check says of them.
record Folder(Path path, List<LiveCluster> clusters) {
    static Folder at(Path path) {
        return new Folder(path, List.of());
    }

    Path write(String name, String text) {
        try {
            var file = path.resolve(name);
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The findings as lines, with the folder left out.
    List<String> said(Path... files) {
        return new FileCheck(clusters)
                .findings(List.of(files)).stream()
                        .map(Finding::line)
                        .map(line -> line.replace(path + "/", "").replace(path.toString(), "FOLDER"))
                        .toList();
    }

    /// Of one drop-in, without the line that says what it is.
    List<String> saidOf(String text) {
        return said(write("30-join.conf", text)).stream()
                .filter(line -> !line.startsWith("ok"))
                .toList();
    }

    /// A text of the document that this program started from.
    static String document(String name) {
        try (var in = Folder.class.getResourceAsStream("/provision/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<String> failures(List<String> lines) {
        return lines.stream().filter(line -> line.startsWith("fail"));
    }
}
