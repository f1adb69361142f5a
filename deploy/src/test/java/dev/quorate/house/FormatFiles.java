package dev.quorate.house;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.JavaFormatterOptions.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// The one way our sources look: palantir-java-format, 120 columns, imports in order and only those in use.
/// Run by `deploy/format`, straight from source, to rewrite files; asked by [FormatTest] to compare.
public final class FormatFiles {
    static final Formatter FORMATTER = Formatter.createFormatter(
            JavaFormatterOptions.builder().style(Style.PALANTIR).build());

    private FormatFiles() {}

    /// Rewrites the named files and folders (from the repository's root), or everything when none is named.
    public static void main(String[] paths) throws IOException {
        boolean unreadable = false;
        for (Path file : chosen(paths)) {
            try {
                rewrite(file);
            } catch (FormatterException broken) {
                unreadable = true;
                System.err.println(Tree.root().relativize(file) + ": " + broken.getMessage());
            }
        }
        if (unreadable) {
            System.exit(1);
        }
    }

    static String formatted(String source) throws FormatterException {
        return LoneUnderscore.shortened(FORMATTER.formatSourceAndFixImports(LoneUnderscore.spelledOut(source)));
    }

    private static List<Path> chosen(String[] paths) {
        return paths.length == 0
                ? Tree.sources()
                : Arrays.stream(paths)
                        .map(path -> Tree.root().resolve(path))
                        .flatMap(path -> Tree.javaFiles(path).stream())
                        .toList();
    }

    private static void rewrite(Path file) throws IOException, FormatterException {
        String source = Files.readString(file);
        String wanted = formatted(source);
        if (!wanted.equals(source)) {
            Files.writeString(file, wanted);
            System.out.println("formatted " + Tree.root().relativize(file));
        }
    }
}
