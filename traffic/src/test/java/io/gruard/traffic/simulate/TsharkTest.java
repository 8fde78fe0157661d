package io.gruard.traffic.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks simulated traffic with Wireshark's dissectors. */
class TsharkTest {
    @Test
    void tsharkReportsNoErrors(@TempDir Path folder) throws IOException, InterruptedException {
        assumeThat(onPath("tshark")).as("tshark is installed").isTrue();
        Path capture = folder.resolve("simulated.pcap");
        try (OutputStream out = Files.newOutputStream(capture)) {
            Simulation.run(
                    SimulationSettings.defaults(21).withLength(Duration.ofSeconds(90)), out, new StringBuilder());
        }
        // A client repeats a request without an answer. No other segment is sent twice.
        assertThat(tshark(
                        folder,
                        capture,
                        "_ws.malformed or (tcp.analysis.flags and not (tcp.flags.syn == 1 and tcp.flags.ack == 0))"))
                .isEmpty();
        // Severity 'warning' and above, except resets, which scans and impatient clients cause.
        assertThat(tshark(folder, capture, "_ws.expert.severity >= 6291456 and not tcp.connection.rst"))
                .isEmpty();
        // Status 0 means 'bad'.
        assertThat(tshark(
                        folder,
                        capture,
                        "ip.checksum.status == 0 or tcp.checksum.status == 0 or udp.checksum.status == 0"
                                + " or icmp.checksum.status == 0 or icmpv6.checksum.status == 0"))
                .isEmpty();
    }

    private static List<String> tshark(Path folder, Path capture, String filter)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("tshark", "-r", capture.toString(), "-Y", filter, "-c", "3000000"));
        for (String protocol : List.of("ip", "tcp", "udp")) {
            command.addAll(List.of("-o", protocol + ".check_checksum:TRUE"));
        }
        Path output = folder.resolve("tshark.out");
        Process process = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(folder.resolve("tshark.err").toFile())
                .start();
        assertThat(process.waitFor()).isZero();
        return Files.readAllLines(output);
    }

    private static boolean onPath(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
