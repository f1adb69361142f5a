package dev.quorate.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Doors go inwards only: who may see whom.
final class DoorsTest {
    /// The rooms of the core, from the innermost out. A room sees the rooms before it and no other.
    private static final List<String> ROOMS = List.of(
            "cluster",
            "plan",
            "command",
            "approval",
            "run",
            "notice",
            "layout",
            "picture",
            "port",
            "mail",
            "hearing",
            "rehearsal",
            "desk");

    private static final String CORE = "dev.quorate.core.";
    private static final String PERMIT = CORE + "approval.Permit";

    @Test
    void every_class_of_the_core_is_in_a_room_and_every_room_has_classes() {
        Set<String> rooms = new TreeSet<>();
        for (JavaClass inhabitant : House.core()) {
            if (!inhabitant.getSimpleName().equals("package-info")) {
                rooms.add(roomOf(inhabitant));
            }
        }
        assertThat(rooms).containsExactlyInAnyOrderElementsOf(ROOMS);
    }

    @Test
    void a_room_of_the_core_sees_only_the_rooms_further_in() {
        JavaClasses core = House.core();
        for (int room = 0; room < ROOMS.size() - 1; room++) {
            noClasses()
                    .that()
                    .resideInAPackage(CORE + ROOMS.get(room) + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(packages(ROOMS.subList(room + 1, ROOMS.size())))
                    .because("doors go inwards: " + String.join(" <- ", ROOMS))
                    .check(core);
        }
    }

    @Test
    void the_core_knows_plain_java_logging_and_null_annotations_only() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(CORE + ".", "java..", "org.slf4j..", "org.jspecify..")
                .check(House.core());
    }

    @Test
    void a_runbook_sees_plans_and_clusters_only() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.quorate.runbooks..", CORE + "plan..", CORE + "cluster..", "java..", "org.jspecify..")
                .check(House.runbooks());
    }

    @Test
    void an_adapter_sees_the_core_and_neither_runbooks_nor_deploy_nor_another_adapter() {
        assertThat(Tree.adapters()).isNotEmpty();
        for (Path adapter : Tree.adapters()) {
            JavaClasses own = House.classesOf(adapter);
            classes()
                    .should()
                    .onlyDependOnClassesThat(compiledIn(own).or(residesInCore()).or(isNotOurs()))
                    .because("each adapter knows the core and its own outside thing; contract is for specs")
                    .check(own);
        }
    }

    /// A constant of another module is copied by the compiler and leaves no trace in the classes; the POM
    /// tells. For specs there are the contract and the core's scenes.
    @Test
    void a_module_other_than_deploy_names_no_module_of_ours_but_the_core_and_for_its_specs_two_more() {
        for (Path module : Tree.modules()) {
            if (!module.endsWith("deploy")) {
                assertThat(Pom.of(module).dependencies())
                        .filteredOn(dependency -> dependency.group().equals("dev.quorate"))
                        .as("modules named in the POM of %s", Tree.root().relativize(module))
                        .isSubsetOf(
                                new Pom.Dependency("dev.quorate", "bot-core", "compile"),
                                new Pom.Dependency("dev.quorate", "bot-core", "test"),
                                new Pom.Dependency("dev.quorate", "contract", "test"));
            }
        }
    }

    @Test
    void packages_form_no_cycle() {
        slices().matching("dev.quorate.(**)").should().beFreeOfCycles().check(House.everyone());
    }

    /// With no constructor that others can call, the compiler does the rest: running without approval does
    /// not compile.
    @Test
    void a_permit_is_made_in_the_approval_room_only() {
        assertThat(House.core().contain(PERMIT)).as("%s exists", PERMIT).isTrue();
        constructors()
                .that()
                .areDeclaredIn(PERMIT)
                .should()
                .notBePublic()
                .andShould()
                .notBeProtected()
                .check(House.core());
    }

    @Test
    void a_rule_about_nothing_fails() {
        assertThatThrownBy(() -> House.classesOf(Tree.root().resolve("docs")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no compiled classes in docs");
    }

    private static String roomOf(JavaClass inhabitant) {
        String name = inhabitant.getPackageName();
        return name.startsWith(CORE) ? name.substring(CORE.length()).replaceFirst("\\..*", "") : name;
    }

    private static String[] packages(List<String> rooms) {
        return rooms.stream().map(room -> CORE + room + "..").toArray(String[]::new);
    }

    private static DescribedPredicate<JavaClass> compiledIn(JavaClasses module) {
        Set<String> names = module.stream().map(JavaClass::getName).collect(Collectors.toSet());
        return DescribedPredicate.describe(
                "are compiled in the same module",
                seen -> names.contains(seen.getBaseComponentType().getName()));
    }

    private static DescribedPredicate<JavaClass> residesInCore() {
        return JavaClass.Predicates.resideInAPackage(CORE + ".");
    }

    private static DescribedPredicate<JavaClass> isNotOurs() {
        return JavaClass.Predicates.resideOutsideOfPackage("dev.quorate..");
    }
}
