package io.gruard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * Describes a file and audits it by that descriptor. Every row occurs twice, so random folds leak and grouped ones do
 * not.
 */
class AuditCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String yaml = "";

    private int run(String... args) {
        CommandLine line = GruardCommand.commandLine();
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return line.execute(args);
    }

    @BeforeEach
    void describe() throws IOException {
        String rows = IntStream.range(0, 200)
                .mapToObj(i -> i % 100 + "," + (i * 7) % 5 + "," + (i % 100 < 70 ? "normal" : "flood"))
                .collect(Collectors.joining("\n"));
        Path data = Files.writeString(folder.resolve("my flows.csv"), "bytes,count,label\n" + rows + "\n");
        yaml = folder.resolve("my.yaml").toString();
        assertThat(run("describe", data.toString(), "--out", yaml)).isZero();
    }

    @Test
    void describedFileCanBeListed() {
        assertThat(run("datasets", "--descriptor", yaml)).isZero();

        assertThat(out.toString())
                .contains("my-flows")
                .containsPattern("normal +140\\R")
                .containsPattern("flood +60\\R");
    }

    @Test
    void descriptorIsNeverOverwritten() {
        Path data = folder.resolve("my flows.csv");

        assertThat(run("describe", data.toString(), "--out", yaml)).isEqualTo(1);
        assertThat(run("describe", data.toString())).isZero();
        assertThat(out.toString()).contains("name: \"my-flows\"", "label: label  # assumed to be the label");
    }

    @Test
    void leakingSplitEndsWithExitCodeThree() {
        assertThat(run("audit", "--descriptor", yaml, "--protocol", "kfold:5")).isEqualTo(3);

        assertThat(out.toString())
                .contains("my-flows, all, 200 rows, protocol kfold:5")
                .containsPattern("LEAK +overlap +fold-1: ")
                .contains("A split leaks");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void groupedSplitDoesNotLeak() {
        assertThat(run("audit", "--descriptor", yaml, "--protocol", "grouped:5"))
                .isZero();

        assertThat(out.toString()).containsPattern("FINE +overlap +fold-5: ").contains("No split leaks.");
    }

    @Test
    void leakyProtocolLeaksByConstruction() {
        assertThat(run("audit", "--descriptor", yaml, "--protocol", "leaky")).isEqualTo(3);

        assertThat(out.toString()).contains("balanced before the split");
    }

    @Test
    void jsonHoldsTheFindings() throws IOException {
        assertThat(run("audit", "--descriptor", yaml, "--protocol", "grouped:4", "--json"))
                .isZero();

        JsonNode root = new ObjectMapper().readTree(out.toString());
        assertThat(root.get("dataset").asText()).isEqualTo("my-flows");
        assertThat(root.get("leaks").asBoolean()).isFalse();
        assertThat(root.get("rows").asInt()).isEqualTo(200);
        JsonNode duplicates = root.get("findings").get(0);
        assertThat(duplicates.get("check").asText()).isEqualTo("duplicates");
        assertThat(duplicates.get("verdict").asText()).isEqualTo("note");
        assertThat(duplicates.get("figures").get("distinct").asInt()).isEqualTo(100);
    }

    @Test
    void officialProtocolRequiresAnOfficialSplit() {
        assertThat(run("audit", "--descriptor", yaml, "--protocol", "official")).isEqualTo(2);

        assertThat(err.toString()).contains("my-flows has no official test part; use protocol holdout");
    }

    @Test
    void missingDataSetIsWrongUsage() {
        assertThat(run("audit")).isEqualTo(2);
    }
}
