package dev.quorate.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;

/// The compiled main classes of the modules, each read from its own `target/classes`, so that a class
/// belongs to a module by where it was compiled and not by what it calls itself.
final class House {
    private House() {}

    static JavaClasses core() {
        return classesOf(Tree.root().resolve("bot-core"));
    }

    static JavaClasses runbooks() {
        return classesOf(Tree.root().resolve("runbooks"));
    }

    static JavaClasses everyone() {
        return classesOf(Tree.modules());
    }

    static JavaClasses everyoneButDeploy() {
        return classesOf(Tree.modules().stream()
                .filter(module -> !module.endsWith("deploy"))
                .toList());
    }

    static JavaClasses classesOf(Path module) {
        return classesOf(List.of(module));
    }

    /// Refuses silence: a module without classes would satisfy every rule.
    private static JavaClasses classesOf(List<Path> modules) {
        for (Path module : modules) {
            if (imported(List.of(module)).isEmpty()) {
                throw new IllegalStateException("no compiled classes in "
                        + Tree.root().relativize(module) + "/target/classes; a rule about nothing proves nothing");
            }
        }
        return imported(modules);
    }

    private static JavaClasses imported(List<Path> modules) {
        return new ClassFileImporter()
                .importPaths(modules.stream()
                        .map(module -> module.resolve("target/classes"))
                        .toList());
    }
}
