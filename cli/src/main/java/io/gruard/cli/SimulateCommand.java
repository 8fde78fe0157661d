package io.gruard.cli;

import io.gruard.traffic.simulate.Simulation;
import io.gruard.traffic.simulate.SimulationSettings;
import io.gruard.traffic.simulate.SimulationSummary;
import io.gruard.traffic.simulate.TrafficLabel;
import io.gruard.traffic.simulate.TrafficMix;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code gruard simulate}: writes labelled traffic as a capture file. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        header = "Writes simulated network traffic, benign and attacks, with the label of every flow.",
        footer = {
            "",
            "The same options and seed give the same bytes.",
            "",
            "Example:",
            "  gruard simulate --out day.pcap --seed 2"
        })
final class SimulateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--out", required = true, paramLabel = "PCAP", description = "capture file to write")
    private Path out;

    @Option(names = "--labels", paramLabel = "CSV", description = "label table to write (default: PCAP.labels.csv)")
    private @Nullable Path labels;

    @Option(names = "--minutes", defaultValue = "10", description = "length of the capture (default: ${DEFAULT-VALUE})")
    private double minutes;

    @Option(
            names = "--rate",
            defaultValue = "20",
            description = "new benign sessions a second (default: ${DEFAULT-VALUE})")
    private double rate;

    @Option(names = "--seed", defaultValue = "1", description = "random seed (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--attacks",
            split = ",",
            paramLabel = "NAME",
            description = "attacks to simulate: all, none, or any of "
                    + "syn_flood, udp_flood, icmp_flood, slow_http, port_scan, version_scan, host_sweep, ssh_guessing, "
                    + "ftp_guessing (default: ${DEFAULT-VALUE})",
            defaultValue = "all")
    private List<String> attacks;

    @Option(
            names = "--intensity",
            defaultValue = "1",
            description = "factor of the rates of all attacks (default: ${DEFAULT-VALUE})")
    private double intensity;

    @Option(
            names = "--mix",
            defaultValue = "site",
            description = "benign sessions: ${COMPLETION-CANDIDATES}; small-packets is for benchmarks (default:"
                    + " ${DEFAULT-VALUE})")
    private TrafficMix mix;

    @Option(
            names = "--snapshot-length",
            paramLabel = "BYTES",
            defaultValue = "" + SimulationSettings.WHOLE_PACKETS,
            description = "Maximum number of bytes of a packet to write; 128 holds all headers "
                    + "(default: whole packets).")
    private int snapshotLength;

    @Option(
            names = "--start",
            paramLabel = "INSTANT",
            description = "time of the first packet, such as 2026-01-05T08:00:00Z")
    private @Nullable Instant start;

    @Override
    public Integer call() throws IOException {
        SimulationSettings settings = settings();
        Path labelFile = labels != null ? labels : out.resolveSibling(out.getFileName() + ".labels.csv");
        Path partialCapture = partial(out);
        Path partialLabels = partial(labelFile);
        SimulationSummary summary;
        try {
            try (OutputStream capture = Files.newOutputStream(partialCapture);
                    Writer table = Files.newBufferedWriter(partialLabels)) {
                summary = Simulation.run(settings, capture, table);
            }
            Files.move(partialCapture, out, StandardCopyOption.REPLACE_EXISTING);
            Files.move(partialLabels, labelFile, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partialCapture);
            Files.deleteIfExists(partialLabels);
        }
        spec.commandLine()
                .getOut()
                .printf(
                        Locale.ROOT,
                        "%s: %,d packets, %,d bytes; %s: %,d flows (%s)%n",
                        out,
                        summary.packets(),
                        summary.bytes(),
                        labelFile,
                        summary.flows().values().stream()
                                .mapToLong(Long::longValue)
                                .sum(),
                        flows(summary));
        return 0;
    }

    private SimulationSettings settings() {
        try {
            SimulationSettings settings = SimulationSettings.defaults(seed)
                    .withLength(Duration.ofMillis(Math.round(minutes * 60_000)))
                    .withSessionsPerSecond(rate)
                    .withAttackIntensity(intensity)
                    .withAttacks(chosenAttacks())
                    .withMix(mix)
                    .withSnapLength(snapshotLength);
            return start == null ? settings : settings.withStart(start);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        }
    }

    private Set<TrafficLabel> chosenAttacks() {
        return switch (attacks.getFirst()) {
            case "all" -> TrafficLabel.attacks();
            case "none" -> EnumSet.noneOf(TrafficLabel.class);
            default -> attacks.stream().map(TrafficLabel::of).collect(Collectors.toSet());
        };
    }

    private static Path partial(Path file) {
        return file.resolveSibling(file.getFileName() + ".partial");
    }

    private static String flows(SimulationSummary summary) {
        return summary.flows().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey().label() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
