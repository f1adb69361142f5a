package dev.quorate.deploy.crash;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/// How a bot's process is started: its class path and the options of its Java.
record Image(String classPath, List<String> options) {
    private static final List<String> LEAN =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED");

    /// With the classes of this process.
    static Image ours() {
        return new Image(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), LEAN);
    }

    /// The same for hundreds of processes: Java keeps loaded classes in an archive, which the first one to
    /// end by itself
    /// writes. It takes classes from jars only, so what lies in folders is put into jars.
    static Image shared(Path folder) throws IOException {
        var places = Stream.of(ours().classPath().split(File.pathSeparator, -1))
                .filter(place -> !place.isEmpty())
                .map(Path::of);
        var jars = new StringBuilder();
        for (var place : places.toList()) {
            var jar = Files.isDirectory(place) ? jar(place, Files.createTempFile(folder, "classes", ".jar")) : place;
            jars.append(jars.isEmpty() ? "" : File.pathSeparator).append(jar);
        }
        var archive = Stream.of(
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + folder.resolve("classes.jsa"),
                "-Xlog:disable",
                "-Xlog:all=error:stderr");
        return new Image(jars.toString(), Stream.concat(LEAN.stream(), archive).toList());
    }

    /// With its folders, too: Flyway looks for those.
    private static Path jar(Path classes, Path jar) throws IOException {
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                var places = Files.walk(classes)) {
            for (var place : places.skip(1).toList()) {
                var name = classes.relativize(place).toString().replace(File.separatorChar, '/');
                if (Files.isDirectory(place)) {
                    out.putNextEntry(new JarEntry(name + "/"));
                } else {
                    out.putNextEntry(new JarEntry(name));
                    Files.copy(place, out);
                }
            }
        }
        return jar;
    }
}
