package io.ringback;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The house's few walls. When one of these fails, move the code, not the wall. */
class ArchitectureTest {
    private static final String[] TOOLS = {
        "io.ringback.tools..",
        "io.ringback.demo..",
        "io.ringback.bench..",
        "io.ringback.privacy..",
        "io.ringback.certify.."
    };
    private static final String[] TEST_KIT = {
        "io.ringback.embedded..", "io.ringback.centre..", "io.ringback.phone..", "io.ringback.process.."
    };
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ArchitectureTest::isOfTheProgram)
            .importPackages("io.ringback");

    @Test
    void theCoreKnowsNothingButTheJdk() {
        noClasses()
                .that()
                .resideInAPackage("io.ringback.core..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("io.ringback.core..", "java..", "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void theCoreNeverAsksForTheTime() {
        noClasses()
                .that()
                .resideInAPackage("io.ringback.core..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .check(CLASSES);
    }

    @Test
    void theRulesOfNoticesKnowNothingButTheCoresWords() {
        noClasses()
                .that()
                .resideInAPackage("io.ringback.notify.rules..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("io.ringback.notify.rules..", "io.ringback.core..", "java..", "org.jspecify..")
                .orShould()
                .callMethod(Instant.class, "now")
                .check(CLASSES);
    }

    @Test
    void notifyKnowsNeitherIntakeNorDesk() {
        noClasses()
                .that()
                .resideInAPackage("io.ringback.notify..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.ringback.intake..", "io.ringback.desk..")
                .check(CLASSES);
    }

    @Test
    void intakeAndDeskKnowNothingOfEachOther() {
        noClasses()
                .that()
                .resideInAPackage("io.ringback.intake..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.ringback.desk..", "io.ringback.core..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("io.ringback.desk..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.ringback.intake..")
                .check(CLASSES);
    }

    @Test
    void consumersAreBuiltFromTheContractAlone() {
        noClasses()
                .that()
                .resideInAPackage("io.ringback.consumer..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.ringback.core..", "io.ringback.desk..", "io.ringback.intake..", "io.ringback.settings..")
                .check(CLASSES);
    }

    @Test
    void nothingBelowTheCommandsKnowsTheCommands() {
        noClasses()
                .that()
                .resideOutsideOfPackages(and(TOOLS, "io.ringback.cli.."))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.ringback.cli..")
                .check(CLASSES);
    }

    @Test
    void productionKnowsNoToolAndNoBrokerInItsProcess() {
        noClasses()
                .that()
                .resideOutsideOfPackages(and(TOOLS, TEST_KIT))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(and(TOOLS, TEST_KIT))
                .check(CLASSES);
    }

    /** Whoever compares what a sender shows letter by letter tells by the time how many of them were right. */
    @Test
    void secretsOfSendersAreComparedInConstantTime() {
        noClasses()
                .that()
                .haveFullyQualifiedName("io.ringback.gateway.Authenticity")
                .should()
                .callMethod(String.class, "equals", Object.class)
                .orShould()
                .callMethod(String.class, "equalsIgnoreCase", String.class)
                .orShould()
                .callMethod(String.class, "compareTo", String.class)
                .orShould()
                .callMethod(Arrays.class, "equals", byte[].class, byte[].class)
                .orShould()
                .callMethod(List.class, "contains", Object.class)
                .check(CLASSES);
    }

    private static String[] and(String[] some, String... others) {
        return Stream.of(some, others).flatMap(Stream::of).toArray(String[]::new);
    }

    /** Another module's tests come as a folder while Maven compiles, and as a jar once it has packaged. */
    private static boolean isOfTheProgram(Location location) {
        return !location.contains("test-classes") && !location.contains("-tests.jar");
    }
}
