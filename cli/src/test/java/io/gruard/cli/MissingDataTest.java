package io.gruard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gruard.datasets.MissingDataException;
import io.gruard.datasets.read.FailedDownload;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class MissingDataTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(CommandLine line, String... args) {
        return line.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }

    @Command(name = "train")
    private static final class Failing implements Callable<Integer> {
        @Override
        public Integer call() throws IOException {
            throw new MissingDataException(
                    "nsl-kdd",
                    List.of("KDDTrain+.txt"),
                    List.of(Path.of("data/nsl-kdd")),
                    List.of(new FailedDownload("https://one.example/a", "no connection")),
                    "https://publisher.example");
        }
    }

    @Test
    void missingDataSetThatShipsNamesItsAddressesAndTheDemo() {
        assertThat(run(Conventions.applyTo(new CommandLine(new Failing())))).isEqualTo(1);

        assertThat(err.toString().lines())
                .containsExactly(
                        "train: nsl-kdd: found no KDDTrain+.txt (plain or .gz) in data/nsl-kdd; tried 1 address, all"
                            + " failed (one.example: no connection); put a copy into one of these folders (published"
                            + " at https://publisher.example); 'gruard datasets nsl-kdd' lists its addresses; 'gruard"
                            + " demo' needs no data");
    }

    @Test
    void trainingWithoutDataIsOneLineThatNamesTheDemo() throws IOException {
        int closedPort;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closedPort = free.getLocalPort();
        }
        Path descriptor = Files.writeString(folder.resolve("absent-flows.yaml"), """
            name: absent-flows
            parts:
              - name: all
                files: [{name: a.csv, addresses: ['http://127.0.0.1:%d/a.csv']}]
            columns: {x: integer, label: label}
            benign: normal
            tasks: {two: {normal: [normal], attack: others}}
            """.formatted(closedPort));

        int exit = run(
                GruardCommand.commandLine(),
                "train",
                "--descriptor",
                descriptor.toString(),
                "--data",
                folder.resolve("none").toString(),
                "--out",
                folder.resolve("run").toString());

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("gruard train: absent-flows: found no a.csv (plain or .gz) in ")
                .contains("tried 1 address, all failed (127.0.0.1: no connection)")
                .endsWith("; 'gruard demo' needs no data");
        assertThat(folder.resolve("run")).doesNotExist();
    }

    @Test
    void untriedAddressesAreMarked() throws IOException {
        Path descriptor = Files.writeString(folder.resolve("flows.yaml"), """
            name: flows
            parts:
              - name: all
                files: [a.csv]
            mirrors:
              - {address: "https://one.example/{file}", tried: 2025-01-31}
              - {address: "https://two.example/{file}", tried: no, note: copy}
            columns: {x: integer, label: label}
            benign: normal
            tasks: {two: {normal: [normal], attack: others}}
            """);

        assertThat(run(GruardCommand.commandLine(), "datasets", "--descriptor", descriptor.toString()))
                .isZero();

        assertThat(out.toString())
                .containsPattern("a.csv +https://one.example/a.csv +2025-01-31\\R")
                .containsPattern("a.csv +https://two.example/a.csv +not tried; copy\\R");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "features MISSING",
                "detect MISSING --model MISSING",
                "predict MISSING MISSING",
                "evaluate MISSING MISSING",
                "describe MISSING",
                "simulate --out MISSING/x.pcap"
            })
    void missingFileIsNamedInOneLineWithoutClassNames(String line) {
        String missing = folder.resolve("missing.file").toString();

        assertThat(run(
                        GruardCommand.commandLine(),
                        line.replace("MISSING", missing).split(" ")))
                .isNotZero();

        assertThat(err.toString())
                .contains(missing)
                .containsPattern("no such (run or model )?file")
                .doesNotContain("Exception")
                .hasLineCount(1);
    }
}
