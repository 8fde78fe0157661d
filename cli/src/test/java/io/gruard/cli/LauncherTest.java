package io.gruard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the script {@code gruard} of the source tree, with a Maven and a Java that only record their calls. */
@Timeout(60)
class LauncherTest {
    @TempDir
    private Path folder;

    private Path tree;

    /**
     * The end of the launcher.
     *
     * @param output standard output and standard error
     */
    private record Outcome(int exit, List<String> output) {}

    @BeforeEach
    void makeTree() throws IOException {
        tree = Files.createDirectories(folder.resolve("tree"));
        Files.copy(Path.of("../gruard"), tree.resolve("gruard"));
        Files.createFile(tree.resolve("pom.xml"));
        for (String module : List.of("core", "cli")) {
            Path sources = Files.createDirectories(tree.resolve(module + "/src/main/java"));
            Files.createFile(sources.resolve("A.java"));
            Files.createFile(sources.resolve("B.java"));
            Files.createFile(tree.resolve(module + "/pom.xml"));
        }
        script(folder.resolve("bin/mvn"), """
            #!/bin/sh
            echo "$@" >> "TREE/mvn.calls"
            if [ -e "TREE/core/src/main/java/Broken.java" ]; then
              echo '[INFO] Building gruard-core 0.1 [2/3]'
              echo '[ERROR] Broken.java:[1,15] reached end of file'
              echo '[ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch.'
              exit 1
            fi
            echo '[INFO] Building gruard 0.1      [1/3]'
            echo 'Downloaded from central: https://example/a.jar'
            echo '[INFO] Building gruard-core 0.1 [2/3]'
            echo '[INFO] Building gruard-cli 0.1  [3/3]'
            mkdir -p "TREE/cli/target/lib"
            touch "TREE/cli/target/lib/b.jar" "TREE/cli/target/lib/a.jar"
            """.replace("TREE", tree.toString()));
        script(folder.resolve("jdk/bin/javac"), "#!/bin/sh\n");
        script(folder.resolve("jdk/bin/java"), "#!/bin/sh\necho java \"$@\"\n");
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"21.0.1\"\n");
    }

    private static void script(Path path, String text) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        assertThat(path.toFile().setExecutable(true)).isTrue();
    }

    private Outcome gruard(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("bash", tree.resolve("gruard").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.put("JAVA_HOME", folder.resolve("jdk").toString());
        environment.put("PATH", folder.resolve("bin") + ":" + environment.get("PATH"));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output.lines().toList());
    }

    private List<String> builds() throws IOException {
        Path calls = tree.resolve("mvn.calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    @Test
    void firstStartShowsEachModuleAndDownloadsThenRunsTheCommand() throws Exception {
        Outcome outcome = gruard("train", "nsl-kdd");

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.output())
                .contains(
                        "gruard: building gruard (1 of 3)",
                        "gruard: downloading what the build needs: file 1",
                        "gruard: building core (2 of 3)",
                        "gruard: building cli (3 of 3)");
        assertThat(outcome.output().getLast())
                .startsWith("java ")
                .contains("-cp " + tree.resolve("cli/target/lib/a.jar") + ":" + tree.resolve("cli/target/lib/b.jar"))
                .endsWith("io.gruard.cli.GruardCommand train nsl-kdd");
    }

    @Test
    void nothingIsBuiltAgainWithoutAChange() throws Exception {
        gruard("--version");

        assertThat(gruard("--version").output())
                .singleElement()
                .asString()
                .endsWith("io.gruard.cli.GruardCommand --version");
        assertThat(builds()).hasSize(1);
    }

    @Test
    void deletedFileCausesABuild() throws Exception {
        gruard("--version");
        Files.delete(tree.resolve("core/src/main/java/B.java"));

        gruard("--version");

        assertThat(builds()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "--version, true, true",
        "--help, true, true",
        "detect, true, true",
        "train, true, true",
        "demo, true, false",
        "compare, true, false",
        "detect --kafka x:1/y, false, false",
        "detect --kafka=x:1/y, false, false"
    })
    void commandBuildsOnlyWhatItNeeds(String command, boolean withoutKafka, boolean withoutBaselines) throws Exception {
        gruard(command.split(" "));

        assertThat(builds()).singleElement().satisfies(call -> {
            assertThat(call.contains("-DwithoutKafka")).isEqualTo(withoutKafka);
            assertThat(call.contains("-DwithoutBaselines")).isEqualTo(withoutBaselines);
            assertThat(call).contains("--projects cli --also-make", "-Dmaven.test.skip=true");
        });
    }

    @Test
    void largerBuildServesCommandsThatNeedLess() throws Exception {
        gruard("compare");
        gruard("detect", "x.pcap");
        assertThat(builds()).hasSize(1);

        gruard("detect", "x.pcap", "--kafka", "x:1/y");
        gruard("compare");
        assertThat(builds()).hasSize(2);
    }

    @Test
    void failedBuildShowsItsErrorsAndWhereTheLogIs() throws Exception {
        Files.createFile(tree.resolve("core/src/main/java/Broken.java"));

        Outcome outcome = gruard("--version");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.output())
                .endsWith(
                        "[ERROR] Broken.java:[1,15] reached end of file",
                        "gruard: the build failed; the whole output is in " + tree.resolve("cli/target/build.log"));
        assertThat(gruard("--version").exit()).isEqualTo(1);
    }

    @Test
    void jarsThatTheBuildNoLongerHasLeaveTheClassPath() throws Exception {
        gruard("--version");
        Files.createFile(tree.resolve("cli/target/lib/old.jar"));
        Files.writeString(tree.resolve("cli/src/main/java/C.java"), "");

        assertThat(gruard("--version").output().getLast()).doesNotContain("old.jar");
    }
}
