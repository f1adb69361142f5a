package dev.quorate.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Each library that we name is a decision with a line of its own in docs/decisions/0002-dependencies.md.
final class DependenciesTest {
    private static final int MOST_IN_PRODUCT = 25;

    /// A row of the table: `| artifact | version | ...`.
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| ([^ |]+) \\|");

    /// Families whose version is pinned by one BOM.
    private static final Map<String, String> BOM_OF = Map.of(
            "com.fasterxml.jackson.core", "jackson-bom",
            "com.fasterxml.jackson.dataformat", "jackson-bom",
            "com.fasterxml.jackson.datatype", "jackson-bom",
            "org.junit.jupiter", "junit-bom",
            "io.grpc", "grpc-bom",
            "io.netty", "netty-bom");

    @Test
    void the_table_of_dependencies_is_what_the_poms_say() {
        Map<String, String> pinned = Pom.of(Tree.root()).pinned();
        Map<String, String> used = new TreeMap<>();
        for (Pom.Dependency library : libraries()) {
            String pin = BOM_OF.getOrDefault(library.group(), library.artifact());
            used.put(library.artifact(), pinned.getOrDefault(pin, "not pinned"));
        }
        assertThat(table()).isEqualTo(used);
    }

    @Test
    void the_product_names_few_libraries() {
        Set<String> product = libraries().stream()
                .filter(library -> !library.scope().equals("test"))
                .map(Pom.Dependency::artifact)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(product).isNotEmpty().hasSizeLessThanOrEqualTo(MOST_IN_PRODUCT);
    }

    private static Set<Pom.Dependency> libraries() {
        return Tree.modules().stream()
                .flatMap(module -> Pom.of(module).dependencies().stream())
                .filter(dependency -> !dependency.group().equals("dev.quorate"))
                .collect(Collectors.toSet());
    }

    private static Map<String, String> table() {
        return ROW.matcher(Tree.text(Tree.root().resolve("docs/decisions/0002-dependencies.md")))
                .results()
                .collect(Collectors.toMap(
                        (MatchResult row) -> row.group(1), row -> row.group(2), (first, _) -> first, TreeMap::new));
    }
}
