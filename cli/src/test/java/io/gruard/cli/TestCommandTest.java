package io.gruard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs {@code gruard test} with a Maven that only writes test reports, and checks the command in CONTRIBUTING.md for a
 * single test.
 */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class TestCommandTest {
    /** Maven runs tests in the module's folder. */
    private static final Path SOURCES = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    @BeforeEach
    void copyLauncher() throws IOException {
        Files.copy(SOURCES.resolve("gruard"), folder.resolve("gruard"));
    }

    /** Creates a Maven that runs one test, which passes. */
    private void mavenRuns(String test) throws IOException {
        Path reports = folder.resolve("nn/target/surefire-reports");
        Path maven = folder.resolve("bin/mvn");
        Files.createDirectories(maven.getParent());
        Files.writeString(maven, """
            #!/bin/sh
            mkdir -p '%1$s'
            echo '<testsuite name="x" tests="4" errors="0" skipped="0" failures="0">' > '%1$s/TEST-io.gruard.nn.%2$s.xml'
            """.formatted(reports, test));
        Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private record Ended(int code, String output) {}

    private Ended launch(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("bash", folder.resolve("gruard").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().merge("PATH", folder.resolve("bin").toString(), (path, own) -> own + ":" + path);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), output);
    }

    @Test
    void testFailsIfNoTestOfThatNameRan() throws IOException, InterruptedException {
        mavenRuns("KernelsTest");
        assertThat(launch("test", "-pl", "nn", "-am", "-Dtest=KernelsTest"))
                .isEqualTo(new Ended(0, "4 passed, 0 failed, 0 skipped\n"));
        Ended missing = launch("test", "-pl", "nn", "-am", "-Dtest=KernelsTest,GruTest#learns,!Slow*");
        assertThat(missing.code()).isEqualTo(1);
        assertThat(missing.output())
                .startsWith("gruard: no test ran for 'GruTest#learns'")
                .hasLineCount(2);
    }

    @Test
    void contributingNamesATestThatExists() throws IOException {
        String text = Files.readString(SOURCES.resolve("CONTRIBUTING.md"));
        Matcher command =
                Pattern.compile("\\./gruard test .*-pl (\\w+) .*-Dtest=(\\w+)").matcher(text);
        assertThat(command.find()).isTrue();
        Path tests = SOURCES.resolve(command.group(1)).resolve("src/test/java");
        try (Stream<Path> files = Files.walk(tests)) {
            assertThat(files.map(file -> file.getFileName().toString())).contains(command.group(2) + ".java");
        }
    }
}
