package dev.quorate.house;

import com.sun.source.tree.AnyPatternTree;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.DeconstructionPatternTree;
import com.sun.source.tree.PatternTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// A detour around palantir-java-format 2.103.0, which cannot read `case Intended(int step, _)` (its issue
/// 1614). The formatter is given `var _`, which means the same, and what it returns is shortened again.
/// Once [FormatTest] says that the formatter reads `_`, this class has done its work and goes.
final class LoneUnderscore {
    private static final Pattern UNNAMED = Pattern.compile("\\b_\\b");
    private static final Pattern LONG_FORM = Pattern.compile("var\\s+_");

    private LoneUnderscore() {}

    static String spelledOut(String source) {
        StringBuilder text = new StringBuilder(source);
        for (int at : componentsFromTheEnd(source, AnyPatternTree.class)) {
            // javac 25 places an unnamed component at the token behind it.
            text.insert(source.lastIndexOf('_', at), "var ");
        }
        return text.toString();
    }

    static String shortened(String source) {
        StringBuilder text = new StringBuilder(source);
        for (int at : componentsFromTheEnd(source, BindingPatternTree.class)) {
            Matcher component = LONG_FORM.matcher(source).region(at, source.length());
            if (component.lookingAt()) {
                text.replace(at, component.end(), "_");
            }
        }
        return text.toString();
    }

    /// Where the components of that kind start in all record patterns, the last first, so that an edit moves
    /// none of those still to come. Asked of javac's parser: in the text alone, `(a, _)` may as well be a
    /// lambda.
    private static Iterable<Integer> componentsFromTheEnd(String source, Class<? extends PatternTree> kind) {
        TreeSet<Integer> starts = new TreeSet<>();
        if (UNNAMED.matcher(source).find()) {
            JavacTask parser = parserOf(source);
            SourcePositions positions = Trees.instance(parser).getSourcePositions();
            for (CompilationUnitTree unit : parsed(parser)) {
                new TreeScanner<Void, Void>() {
                    @Override
                    public Void visitDeconstructionPattern(DeconstructionPatternTree pattern, Void nothing) {
                        pattern.getNestedPatterns().stream()
                                .filter(kind::isInstance)
                                .map(component -> (int) positions.getStartPosition(unit, component))
                                .forEach(starts::add);
                        return super.visitDeconstructionPattern(pattern, null);
                    }
                }.scan(unit, null);
            }
        }
        return starts.descendingSet();
    }

    private static Iterable<? extends CompilationUnitTree> parsed(JavacTask parser) {
        try {
            return parser.parse();
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    /// Says nothing of broken sources: the formatter is next and will.
    private static JavacTask parserOf(String source) {
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("memory:///Source.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        return (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, diagnostic -> {}, List.of("-proc:none"), null, List.of(file));
    }
}
