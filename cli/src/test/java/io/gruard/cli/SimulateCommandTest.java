package io.gruard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SimulateCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine commandLine = GruardCommand.commandLine();
        return commandLine
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    @Test
    void captureAndLabelsAreTheOnlyFiles(@TempDir Path folder) throws IOException {
        String capture = folder.resolve("traffic.pcap").toString();
        assertThat(run("simulate", "--out", capture, "--minutes", "0.5", "--attacks", "syn_flood,port_scan"))
                .isZero();
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("traffic.pcap", "traffic.pcap.labels.csv");
        assertThat(Files.readString(folder.resolve("traffic.pcap.labels.csv")))
                .startsWith("first,last,orig_h,")
                .contains(",syn_flood,dos", ",normal,normal");
        assertThat(out.toString()).contains("packets", "syn_flood");
    }

    @Test
    void wrongOptionsAreOneLineAndExitCodeTwo(@TempDir Path folder) {
        String capture = folder.resolve("traffic.pcap").toString();
        assertThat(run("simulate", "--out", capture, "--attacks", "teardrop")).isEqualTo(2);
        assertThat(err.toString()).contains("unknown traffic label 'teardrop'").hasLineCount(1);
        assertThat(run("simulate", "--out", capture, "--minutes", "0")).isEqualTo(2);
        assertThat(folder.toFile().list()).isEmpty();
    }

    @Test
    void failureLeavesNoFile(@TempDir Path folder) {
        Path missing = folder.resolve("missing").resolve("traffic.pcap");
        assertThat(run("simulate", "--out", missing.toString(), "--minutes", "0.1"))
                .isEqualTo(1);
        assertThat(folder.toFile().list()).isEmpty();
        assertThat(err.toString()).hasLineCount(1);
    }

    @Test
    void snapshotOfHeadersGivesTheSameRecordsFromASmallerFile(@TempDir Path folder) throws IOException {
        Path whole = folder.resolve("whole.pcap");
        Path headers = folder.resolve("headers.pcap");
        assertThat(run("simulate", "--out", whole.toString(), "--minutes", "0.5"))
                .isZero();
        assertThat(run("simulate", "--out", headers.toString(), "--minutes", "0.5", "--snapshot-length", "128"))
                .isZero();
        for (Path capture : new Path[] {whole, headers}) {
            assertThat(run("features", capture.toString(), "--kind", "kdd", "--out", capture + ".csv"))
                    .as(err.toString())
                    .isZero();
        }
        assertThat(Path.of(headers + ".csv")).hasSameTextualContentAs(Path.of(whole + ".csv"));
        assertThat(Files.size(headers)).isLessThan(Files.size(whole) / 2);
        assertThat(run("simulate", "--out", whole.toString(), "--snapshot-length", "20"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("snapshot length must be between 96 and 262144 bytes, found 20");
    }
}
