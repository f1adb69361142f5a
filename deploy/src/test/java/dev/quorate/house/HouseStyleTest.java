package dev.quorate.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// Habits of the house that a compiler does not check.
final class HouseStyleTest {
    /// Names that say nothing, as words of a camel-case name: found in `DeskImpl`, not in `Implied`.
    private static final Pattern EMPTY_WORD =
            Pattern.compile("(Utils?|Utility|Utilities|Helpers?|Managers?|Impls?)(?![a-z])");

    private static final Set<String> EMPTY_ROOMS =
            Set.of("util", "utils", "common", "helper", "helpers", "manager", "impl", "base");

    @Test
    void the_time_is_read_in_deploy_and_handed_in_elsewhere() {
        assertThat(House.everyoneButDeploy().stream()
                        .flatMap(type -> type.getAccessesFromSelf().stream())
                        .filter(HouseStyleTest::readsTheTime)
                        .map(JavaAccess::getDescription))
                .isEmpty();
    }

    @Test
    void a_name_says_what_the_thing_is() {
        assertThat(House.everyone().stream()
                        .filter(type -> EMPTY_WORD.matcher(type.getSimpleName()).find()
                                || Arrays.stream(type.getPackageName().split("\\.", -1))
                                        .anyMatch(EMPTY_ROOMS::contains))
                        .map(JavaClass::getName))
                .isEmpty();
    }

    @Test
    void the_core_waits_plainly_and_has_no_future_in_a_signature() {
        assertThat(House.core().stream()
                        .flatMap(type -> type.getCodeUnits().stream())
                        .filter(HouseStyleTest::promisesAFuture)
                        .map(JavaCodeUnit::getFullName))
                .isEmpty();
    }

    @Test
    void nothing_static_changes() {
        fields().that()
                .areStatic()
                .should()
                .beFinal()
                .because("state belongs to an object that a test can make twice")
                .allowEmptyShould(true)
                .check(House.everyone());
    }

    @Test
    void every_package_says_what_it_is_for_and_is_null_marked() {
        assertThat(House.everyone().stream()
                        .map(JavaClass::getPackage)
                        .distinct()
                        .filter(HouseStyleTest::isNotNullMarked)
                        .map(JavaPackage::getName))
                .as("packages without a @NullMarked package-info")
                .isEmpty();
    }

    private static boolean readsTheTime(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String name = access.getTarget().getName();
        return switch (owner) {
            case "java.lang.System" -> name.equals("currentTimeMillis");
            case "java.time.Clock" -> name.startsWith("system") || name.startsWith("tick");
            case "java.util.Date" -> name.equals("<init>") && takesNothing(access);
            default -> owner.startsWith("java.time.") && name.equals("now") && !isGivenAClock(access);
        };
    }

    private static boolean takesNothing(JavaAccess<?> access) {
        return access.getDescription().contains("<init>()>");
    }

    private static boolean isGivenAClock(JavaAccess<?> access) {
        return access.getDescription().contains("now(java.time.Clock)");
    }

    private static boolean promisesAFuture(JavaCodeUnit unit) {
        return Stream.concat(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream())
                        .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                        .anyMatch(type -> type.isEquivalentTo(CompletableFuture.class))
                && !unit.getModifiers().contains(JavaModifier.SYNTHETIC);
    }

    private static boolean isNotNullMarked(JavaPackage room) {
        return !room.tryGetPackageInfo()
                .map(info -> info.isAnnotatedWith(NullMarked.class))
                .orElse(false);
    }
}
