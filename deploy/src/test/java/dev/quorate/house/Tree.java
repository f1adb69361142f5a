package dev.quorate.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Our own checkout, as files. Uses nothing outside the JDK, because [FormatFiles] runs from source.
final class Tree {
    private Tree() {}

    /// The repository's root: the folder above us that holds both ends of the house.
    /// Maven names the module's folder in `basedir`; an IDE or a shell starts somewhere inside.
    static Path root() {
        Path start = Path.of(System.getProperty("basedir", "")).toAbsolutePath().normalize();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("bot-core/pom.xml")) && Files.exists(folder.resolve("deploy/pom.xml"))) {
                return folder;
            }
        }
        throw new IllegalStateException("no repository of Quorate at or above " + start);
    }

    /// The modules that hold code. An adapter is any folder in `adapters` with a POM: a new one is seen
    /// without asking.
    static List<Path> modules() {
        List<Path> modules = new ArrayList<>(adapters());
        for (String name : List.of("bot-core", "runbooks", "deploy")) {
            modules.add(root().resolve(name));
        }
        return modules;
    }

    static List<Path> adapters() {
        try (Stream<Path> folders = Files.list(root().resolve("adapters"))) {
            return folders.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .sorted()
                    .toList();
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    /// Every Java source of every module, main and test.
    static List<Path> sources() {
        return modules().stream()
                .map(module -> module.resolve("src"))
                .flatMap(src -> javaFiles(src).stream())
                .toList();
    }

    static List<Path> javaFiles(Path at) {
        if (!Files.exists(at)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(at)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }
}
