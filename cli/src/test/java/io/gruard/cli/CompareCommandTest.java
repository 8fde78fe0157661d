package io.gruard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String descriptor = "";

    @BeforeEach
    void data() throws IOException {
        descriptor = SmallDataSet.write(folder).toString();
    }

    @Test
    void comparisonIsPrintedAndResumed() throws IOException {
        assertThat(compare("--models", "majority,mlp", "--quick"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("made-up, protocol official, test, one seed", "| mlp ", "report.html");
        Path row = folder.resolve("comparison/rows/mlp-seed-1-official.json.gz");
        byte[] before = Files.readAllBytes(row);
        assertThat(compare("--models", "majority,mlp,1-nn", "--quick"))
                .as(err.toString())
                .isZero();
        assertThat(Files.readAllBytes(row)).isEqualTo(before);
        assertThat(folder.resolve("comparison/table.md")).content().contains("| 1-nn ");
    }

    @Test
    void wrongUsageIsOneLineAndExitCodeTwo() {
        assertThat(compare("--models", "majorty")).isEqualTo(2);
        assertThat(compare("--set", "lerning_rate=1")).isEqualTo(2);
        assertThat(compare("--protocol", "fold")).isEqualTo(2);
        assertThat(compare("--protocol", "unseen:all")).isEqualTo(2);
        assertThat(err.toString())
                .contains(
                        "--models: expected some of [majority, 1-nn",
                        "found 'majorty'",
                        "nearest: learning_rate",
                        "unknown protocol 'fold'",
                        "--protocol: expected one that tests all classes")
                .hasLineCount(4);
        assertThat(folder.resolve("comparison")).doesNotExist();
    }

    private int compare(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "compare",
                "--descriptor",
                descriptor,
                "--data",
                folder.toString(),
                "--out",
                folder.resolve("comparison").toString()));
        arguments.addAll(List.of(more));
        return GruardCommand.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
    }
}
