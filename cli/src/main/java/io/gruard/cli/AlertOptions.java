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

/** The options that define how detections become alerts. */
final class AlertOptions {
    @Option(
            names = "--threshold",
            split = ",",
            paramLabel = "CLASS=P",
            description =
                    "minimum probability of a class to count as an attack, 0..1; for 'unknown' the minimum novelty"
                            + " (default: the model's)")
    private Map<String, Double> thresholds = new HashMap<>();

    @Option(
            names = "--severity",
            split = ",",
            paramLabel = "CLASS=N",
            description =
                    "severity of a class, 1 (highest) to 4 (default: guessing and intrusion 1, scans 3, others 2)")
    private Map<String, Integer> severities = new HashMap<>();

    @Option(
            names = "--window",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description =
                    "detections of the same class, source and target within this window become one alert (default:"
                            + " ${DEFAULT-VALUE})")
    private double window;

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description = "suppress the detections that match these rules (YAML)")
    private @Nullable Path rules;

    @Option(
            names = "--sensor",
            paramLabel = "NAME",
            description = "name of this machine in the alerts (default: its host name)")
    private String sensor = HostName.ofThisMachine();

    @Option(
            names = "--packets",
            paramLabel = "DIR",
            description = "store packets of each alert as a small capture file in this folder")
    private @Nullable Path packets;

    @Option(
            names = "--packets-most",
            paramLabel = "N",
            defaultValue = "1000",
            description = "maximum number of capture files to keep; the oldest are deleted (default: ${DEFAULT-VALUE})")
    private int maxPacketFiles;

    @Option(
            names = "--packets-megabytes",
            paramLabel = "N",
            defaultValue = "64",
            description = "memory for the latest packets, which holds those of an alert (default: ${DEFAULT-VALUE})")
    private int packetMegabytes;

    /** Returns the memory for packets, if packets are to be stored. */
    Optional<PacketRing> ring() {
        return packets == null
                ? Optional.empty()
                : Optional.of(new PacketRing(Math.multiplyExact(packetMegabytes, 1 << 20)));
    }

    /** Returns where packets of the ring are stored for alerts. */
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

    /**
     * Returns the settings of alerts.
     *
     * @throws IllegalArgumentException if a value is out of range
     */
    AlertSettings settings() {
        return AlertSettings.defaults()
                .withWindow(Duration.ofMillis(Math.round(1000 * window)))
                .withSeverities(new Severities(severities))
                .withSensor(sensor);
    }

    /** Returns the rules of the file; none without a file. */
    SuppressionRules suppression() throws IOException {
        return rules == null ? SuppressionRules.NONE : RulesYaml.read(rules);
    }
}
