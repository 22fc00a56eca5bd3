package io.jackfield.server;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

import io.jackfield.transport.WebSocketRefusal;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.util.List;
import java.util.stream.Stream;

/** The rules of the house, see ARCHITECTURE.md. */
class ArchitectureTest {
    private static final JavaClasses HOUSE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("io.jackfield");

    /** Protocol modules: none may know another. */
    private static final List<String> PROTOCOLS =
            List.of("webwire", "rpc", "hub", "host", "ui", "cluster");

    @Test
    void thereIsAHouse() {
        assertThat(HOUSE.size()).isGreaterThan(200);
    }

    @TestFactory
    Stream<DynamicTest> everyModuleImportsOnlyWhatLiesBelowIt() {
        return Stream.of(
                may("gob", "java..", "org.jspecify.."),
                may("lua", "java..", "org.jspecify.."),
                may("core", "java..", "org.jspecify..", "org.jctools.."),
                may(
                        "switchboard",
                        "java..",
                        "org.jspecify..",
                        "tools.jackson..",
                        "io.jackfield.core.."),
                may("store", "java..", "org.jspecify..", "org.h2.mvstore..", "io.jackfield.core.."),
                may(
                        "transport",
                        "java..",
                        "javax.net.ssl..",
                        "javax.crypto..",
                        "org.jspecify..",
                        "org.jctools..",
                        "io.netty..",
                        "io.jackfield.core.."),
                may(
                        "server.spi",
                        "java..",
                        "org.jspecify..",
                        "io.jackfield.core..",
                        "io.jackfield.switchboard..",
                        "io.jackfield.transport.."),
                may(
                        "webwire",
                        "java..",
                        "org.jspecify..",
                        "io.jackfield.core..",
                        "io.jackfield.switchboard..",
                        "io.jackfield.transport..",
                        "io.jackfield.server.spi.."),
                may("gob", "java..", "org.jspecify.."),
                may(
                        "hub",
                        "java..",
                        "javax.naming..",
                        "javax.security.auth.x500..",
                        "org.jspecify..",
                        "tools.jackson..",
                        "com.fasterxml.jackson.annotation..",
                        "io.jackfield.core..",
                        "io.jackfield.switchboard..",
                        "io.jackfield.transport..",
                        "io.jackfield.server.spi..",
                        "io.jackfield.gob.."));
    }

    private static DynamicTest may(String module, String... packages) {
        String own = "io.jackfield." + module + "..";
        String[] allowed =
                Stream.concat(Stream.of(own), Stream.of(packages)).toArray(String[]::new);
        return check(
                module,
                classes()
                        .that()
                        .resideInAPackage(own)
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(allowed));
    }

    private static DynamicTest check(String name, ArchRule rule) {
        return DynamicTest.dynamicTest(name, () -> rule.check(HOUSE));
    }

    @TestFactory
    Stream<DynamicTest> protocolsDoNotKnowOneAnotherNorTheServer() {
        return PROTOCOLS.stream()
                .map(
                        module -> {
                            String[] others =
                                    Stream.concat(
                                                    PROTOCOLS.stream()
                                                            .filter(other -> !other.equals(module)),
                                                    Stream.of(
                                                            "server.command",
                                                            "server.config",
                                                            "server.bridge"))
                                            .map(other -> "io.jackfield." + other + "..")
                                            .toArray(String[]::new);
                            return check(
                                    module,
                                    noClasses()
                                            .that()
                                            .resideInAPackage("io.jackfield." + module + "..")
                                            .should()
                                            .dependOnClassesThat()
                                            .resideInAnyPackage(others)
                                            .allowEmptyShould(true));
                        });
    }

    @Test
    void theServerKnowsNoProtocolByName() {
        noClasses()
                .that()
                .resideInAPackage("io.jackfield.server..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        PROTOCOLS.stream()
                                .map(name -> "io.jackfield." + name + "..")
                                .toArray(String[]::new))
                .check(HOUSE);
    }

    @Test
    void nettyStaysInTheTransport() {
        noClasses()
                .that(not(resideInAnyPackage("io.jackfield.transport..", "io.jackfield.bench..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.netty..")
                .check(HOUSE);
        noMethods()
                .that()
                .areDeclaredInClassesThat(resideInAPackage("io.jackfield.transport"))
                .and()
                .arePublic()
                .should()
                .haveRawReturnType(resideInAPackage("io.netty.."))
                .check(HOUSE);
    }

    @Test
    void jLineStaysInThePrompt() {
        noClasses()
                .that(not(resideInAPackage("io.jackfield.server.lua..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.jline..")
                .check(HOUSE);
    }

    @Test
    void noModuleHasACycleOfPackagesButTransportsFrontDoor() {
        slices().matching("io.jackfield.server.(config|access|bridge|lua|samples|metrics)..")
                .should()
                .beFreeOfCycles()
                .check(HOUSE);
    }

    @Test
    void thereIsNoMutableStaticStateAndNoThreadLocal() {
        fields().that().areStatic().should().beFinal().check(HOUSE);
        noFields().should().haveRawType(ThreadLocal.class).check(HOUSE);
    }

    @Test
    void theRootExceptionIsTheOneThatLeaves() {
        classes()
                .that()
                .areAssignableTo(RuntimeException.class)
                .and()
                .arePublic()
                .and()
                .resideInAnyPackage(
                        "io.jackfield.switchboard",
                        "io.jackfield.store",
                        "io.jackfield.transport",
                        "io.jackfield.server",
                        "io.jackfield.server.spi")
                .and()
                .doNotBelongToAnyOf(WebSocketRefusal.class) // thrown by acceptors, caught by HTTP
                .should()
                .notHaveModifier(JavaModifier.PUBLIC)
                .allowEmptyShould(true)
                .check(HOUSE);
    }
}
