package io.gruard.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Checks the rules between modules that ARCHITECTURE.md states. */
class ModuleRulesTest {
    private static final String ROOT = "io.gruard.";

    /** Each library and what it uses directly; it may also use what those use. */
    private static final Map<String, Set<String>> USES = new TreeMap<>(Map.ofEntries(
            Map.entry("core", Set.of()),
            Map.entry("nn", Set.of("core")),
            Map.entry("model", Set.of("core", "nn")),
            Map.entry("optimize", Set.of()),
            Map.entry("traffic", Set.of("core")),
            Map.entry("datasets", Set.of("core", "traffic")),
            Map.entry("training", Set.of("core", "nn", "model", "datasets", "traffic")),
            Map.entry("experiment", Set.of("training", "optimize")),
            Map.entry("baselines", Set.of("training", "experiment")),
            Map.entry("detect", Set.of("core", "model", "traffic")),
            Map.entry("api", Set.of("experiment", "detect")),
            Map.entry("server", Set.of("detect", "model")),
            Map.entry("stream", Set.of("detect"))));

    /** They may use every library. */
    private static final Set<String> APPLICATIONS = Set.of("cli", "bench");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("io.gruard");

    @Test
    void everyClassBelongsToAModuleOfTheTable() {
        Set<String> known = new TreeSet<>(USES.keySet());
        known.addAll(APPLICATIONS);

        assertThat(CLASSES.stream().map(ModuleRulesTest::module))
                .hasSizeGreaterThan(500)
                .contains("api")
                .isSubsetOf(known);
    }

    @Test
    void librariesUseOnlyTheModulesTheyMay() {
        for (String module : USES.keySet()) {
            Set<String> allowed = reachable(module);
            noClasses()
                    .that(areOf(Set.of(module)))
                    .should()
                    .dependOnClassesThat(new DescribedPredicate<>("are of gruard but not of " + allowed) {
                        @Override
                        public boolean test(JavaClass type) {
                            return type.getPackageName().startsWith(ROOT) && !allowed.contains(module(type));
                        }
                    })
                    .allowEmptyShould(true)
                    .check(CLASSES);
        }
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("io.gruard.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void librariesPrintNothingAndEndNoProcess() {
        noClasses()
                .that(areOf(USES.keySet()))
                .should()
                .accessTargetWhere(new DescribedPredicate<JavaAccess<?>>("the console or the end of the process") {
                    @Override
                    public boolean test(JavaAccess<?> access) {
                        String target = access.getTargetOwner().getName() + "."
                                + access.getTarget().getName();
                        return Set.of(
                                                "java.lang.System.out",
                                                "java.lang.System.err",
                                                "java.lang.System.exit",
                                                "java.lang.Runtime.exit",
                                                "java.lang.Runtime.halt")
                                        .contains(target)
                                || access.getTarget().getName().equals("printStackTrace");
                    }
                })
                .check(CLASSES);
    }

    /** The common pool uses as many threads as there are processors, whatever the user requested. */
    @Test
    void nothingRunsInTheCommonPool() {
        Set<String> parallel = Set.of("parallel", "parallelStream", "parallelSort", "parallelPrefix", "parallelSetAll");
        noClasses()
                .should()
                .accessTargetWhere(new DescribedPredicate<JavaAccess<?>>("the common pool") {
                    @Override
                    public boolean test(JavaAccess<?> access) {
                        String owner = access.getTargetOwner().getName();
                        String name = access.getTarget().getName();
                        boolean future = owner.equals("java.util.concurrent.CompletableFuture");
                        return name.equals("commonPool")
                                || (future && name.endsWith("Async"))
                                || (owner.startsWith("java.util.") && parallel.contains(name));
                    }
                })
                .check(CLASSES);
    }

    private static DescribedPredicate<JavaClass> areOf(Set<String> modules) {
        return new DescribedPredicate<>("are of " + modules) {
            @Override
            public boolean test(JavaClass type) {
                return modules.contains(module(type));
            }
        };
    }

    private static Set<String> reachable(String module) {
        Set<String> reached = new TreeSet<>(Set.of(module));
        USES.getOrDefault(module, Set.of()).forEach(used -> reached.addAll(reachable(used)));
        return reached;
    }

    /** Returns the module of a class: the part after {@value #ROOT} of its package's name. */
    private static String module(JavaClass type) {
        String name = type.getPackageName();
        return Arrays.stream(
                        name.substring(Math.min(ROOT.length(), name.length())).split("\\."))
                .findFirst()
                .orElse("");
    }
}
