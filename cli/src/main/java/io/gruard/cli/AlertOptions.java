package io.gruard.cli;

import io.gruard.detect.alert.AlertSettings;
import io.gruard.detect.alert.Severities;
import io.gruard.detect.excerpt.ExcerptFolder;
import io.gruard.detect.excerpt.PacketRing;
import io.gruard.detect.suppression.RulesYaml;
import io.gruard.detect.suppression.SuppressionRules;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how detections become alerts. */
final class AlertOptions {
    @Option(
            names = "--threshold",
            split = ",",
            paramLabel = "CLASS=P",
            description =
                    "Probability from which a class is an attack, 0..1; of 'unknown' the novelty (default: the model's"
                            + " own).")
    private Map<String, Double> thresholds = new HashMap<>();

    @Option(
            names = "--severity",
            split = ",",
            paramLabel = "CLASS=N",
            description =
                    "Severity of a class, 1 (highest) to 4 (default: guessing and intrusion 1, scans 3, others 2).")
    private Map<String, Integer> severities = new HashMap<>();

    @Option(
            names = "--window",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "Alike detections within it make one alert (default: ${DEFAULT-VALUE}).")
    private double window;

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description = "Rules in YAML that say which detections make no alert.")
    private @Nullable Path rules;

    @Option(
            names = "--sensor",
            paramLabel = "NAME",
            description = "Name of this machine in the alerts (default: its host name).")
    private String sensor = HostName.ofThisMachine();

    @Option(
            names = "--packets",
            paramLabel = "DIR",
            description = "Keep packets of each alert as a small capture file in this folder.")
    private @Nullable Path packets;

    @Option(
            names = "--packets-most",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Capture files that stay; the oldest go (default: ${DEFAULT-VALUE}).")
    private int maxPacketFiles;

    @Option(
            names = "--packets-megabytes",
            paramLabel = "N",
            defaultValue = "64",
            description =
                    "Memory for the last packets, from which those of an alert are taken (default: ${DEFAULT-VALUE}).")
    private int packetMegabytes;

    /** What keeps packets, if they are to be kept. */
    Optional<PacketRing> ring() {
        return packets == null
                ? Optional.empty()
                : Optional.of(new PacketRing(Math.multiplyExact(packetMegabytes, 1 << 20)));
    }

    /** Where packets of the ring are kept for alerts. */
    Optional<ExcerptFolder> excerpts(Optional<PacketRing> ring) throws IOException {
        return ring.isEmpty() || packets == null
                ? Optional.empty()
                : Optional.of(new ExcerptFolder(packets, ring.get(), ExcerptFolder.DEFAULT_PACKETS, maxPacketFiles));
    }

    Map<String, Double> thresholds() {
        return thresholds;
    }

    String sensor() {
        return sensor;
    }

    boolean hasRules() {
        return rules != null;
    }

    /** @throws IllegalArgumentException if a value is out of its range */
    AlertSettings settings() {
        return AlertSettings.defaults()
                .withWindow(Duration.ofMillis(Math.round(1000 * window)))
                .withSeverities(new Severities(severities))
                .withSensor(sensor);
    }

    /** The rules of the file; none without one. */
    SuppressionRules suppression() throws IOException {
        return rules == null ? SuppressionRules.NONE : RulesYaml.read(rules);
    }
}
