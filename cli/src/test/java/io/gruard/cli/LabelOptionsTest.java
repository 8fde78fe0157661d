package io.gruard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelOptionsTest {
    @TempDir
    static Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void simulate() {
        assertThat(GruardCommand.commandLine()
                        .setOut(new PrintWriter(new StringWriter()))
                        .execute("simulate", "--out", capture(), "--minutes", "0.2", "--seed", "4"))
                .isZero();
    }

    private static String capture() {
        return folder.resolve("traffic.pcap").toString();
    }

    private int features(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "features";
        all[1] = capture();
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return GruardCommand.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all);
    }

    private static String file(String... lines) throws IOException {
        return Files.writeString(folder.resolve("labels.csv"), String.join("\n", lines) + "\n")
                .toString();
    }

    private List<String> lastCells(String separator) {
        return out.toString()
                .lines()
                .filter(line -> !line.startsWith("#") && !line.startsWith("ts,"))
                .map(line -> line.substring(line.lastIndexOf(separator) + 1))
                .toList();
    }

    @Test
    void oneLabelIsALastColumnOfEveryRecord() {
        assertThat(features("--label", "benign")).isZero();
        assertThat(out.toString().lines().filter(line -> line.startsWith("#fields")))
                .allSatisfy(line -> assertThat(line).endsWith("\tcommunity_id\tlabel"));
        assertThat(lastCells("\t")).isNotEmpty().containsOnly("benign");
        assertThat(err.toString())
                .contains("records by label: ", " benign; unlabelled: 0; labels in conflict: 0; labels beyond the");
        out.getBuffer().setLength(0);
        assertThat(features("--kind", "kdd", "--label", "a, b")).isZero();
        assertThat(out.toString().lines().findFirst().orElseThrow()).endsWith(",label");
        assertThat(out.toString().lines().skip(1))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).endsWith(",\"a, b\""));
    }

    @Test
    void rulesLabelRecordsAndRecordsWithoutALabelAreCounted() throws IOException {
        assertThat(features("--labels", file("protocol,label", "tcp,attack"))).isZero();
        assertThat(lastCells("\t")).contains("attack", "-").hasSizeGreaterThan(20);
        assertThat(err.toString()).doesNotContain("unlabelled: 0");
    }

    @Test
    void numbersBeyondTheCaptureAndConflictsAreReported() throws IOException {
        assertThat(features("--labels", file("packet,label", "1,scan", "999999999,scan")))
                .isEqualTo(3);
        assertThat(err.toString()).contains("labels beyond the capture: 1");
        assertThat(features("--labels", file("port,label", "1-32767,low", "32768-65535,high"), "--benign-label", "x"))
                .isEqualTo(1);
        assertThat(err.toString().lines().toList().getLast()).contains("overlaps with line 2");
    }

    @Test
    void wrongUsageIsOneLine() throws IOException {
        String labels = file("packet,label", "1,scan");
        assertThat(features("--labels", labels, "--label", "scan")).isEqualTo(2);
        assertThat(features("--benign-label", "good")).isEqualTo(2);
        assertThat(features("--label", "")).isEqualTo(2);
        assertThat(features("--kind", "edge-iiotset", "--labels", labels)).isEqualTo(2);
        assertThat(features("--labels", folder.resolve("none.csv").toString())).isEqualTo(1);
        assertThat(err.toString()).hasLineCount(5).doesNotContain("Exception");
    }
}
