package io.gruard.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeExampleTest {
    private static final Path SOURCE = Path.of("src/test/java/io/gruard/api/ReadmeExample.java");
    private static final Path README = Path.of("../README.md");

    @Test
    void readmeHasTheLinesOfTheExample() {
        List<String> example = between(lines(SOURCE), "        // begin", "        // end");
        List<String> quoted = between(lines(README), "<!-- example:begin -->", "<!-- example:end -->");

        assertThat(quoted).containsExactlyElementsOf(fenced(example));
    }

    @Test
    void exampleRunsAndWritesOnlyWhatItNames(@TempDir Path folder) throws IOException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream console = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            ReadmeExample.run(folder);
        } finally {
            System.setOut(console);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .anyMatch(line -> line.startsWith("simulated: "))
                .anyMatch(line -> line.matches("attack: \\w+|novel, like \\w+|benign"))
                .anyMatch(line -> line.startsWith("port_scan from ["));
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("ids.onnx", "x.pcap");
        }
    }

    private static List<String> fenced(List<String> code) {
        List<String> block = new ArrayList<>(List.of("```java"));
        code.forEach(line -> block.add(line.isBlank() ? "" : line.substring(8)));
        block.add("```");
        return block;
    }

    private static List<String> between(List<String> lines, String begin, String end) {
        assertThat(lines).contains(begin, end);
        return lines.subList(lines.indexOf(begin) + 1, lines.indexOf(end));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
