package io.gruard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int demo(Path folder) {
        return GruardCommand.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute("demo", "--minutes", "1", "--out", folder.toString());
    }

    @Test
    void demoEndsWithTheRatesAndLeavesPageModelReportAndAlerts(@TempDir Path folder) throws IOException {
        Path target = folder.resolve("demo");
        assertThat(demo(target)).as(err.toString()).isZero();
        assertThat(target.resolve("data/simulated/training.pcap")).isNotEmptyFile();
        assertThat(target.resolve("run/model.onnx")).isNotEmptyFile();
        assertThat(target.resolve("run/report.html")).isNotEmptyFile();
        assertThat(Files.readAllLines(target.resolve("alerts.json")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains("\"event_type\":\"alert\""));
        assertThat(Files.readString(target.resolve("index.html")))
                .contains("boosted trees", "best rule of one condition", "Port scan", "true alerts")
                .doesNotContain("http://", "https://", "NaN");
        assertThat(out.toString().lines().toList().reversed().subList(0, 2))
                .satisfiesExactly(
                        last -> assertThat(last).matches("detection rate \\d+\\.\\d\\d%"),
                        before -> assertThat(before).matches("false-positive rate \\d+\\.\\d\\d%"));
        // An existing folder is never changed.
        assertThat(demo(target)).isEqualTo(1);
        assertThat(err.toString()).contains(target + ": already exists; choose another folder or remove it");
    }
}
