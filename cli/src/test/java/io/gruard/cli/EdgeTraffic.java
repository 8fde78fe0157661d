package io.gruard.cli;

import io.gruard.datasets.descriptor.ShippedDescriptors;
import io.gruard.traffic.IpAddress;
import io.gruard.traffic.simulate.Simulation;
import io.gruard.traffic.simulate.SimulationSettings;
import io.gruard.traffic.simulate.TrafficLabel;
import io.gruard.traffic.tshark.EdgeFeatures;
import io.gruard.traffic.tshark.EdgeRecord;
import io.gruard.traffic.tshark.Tshark;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Simulated traffic with the labels of Edge-IIoTset, packet by packet. */
record EdgeTraffic(Path capture, List<Truth> truths) {
    private static final Map<TrafficLabel, String> LABELS = Map.of(
            TrafficLabel.NORMAL, "Normal",
            TrafficLabel.SYN_FLOOD, "DDoS_TCP",
            TrafficLabel.UDP_FLOOD, "DDoS_UDP",
            TrafficLabel.ICMP_FLOOD, "DDoS_ICMP",
            TrafficLabel.PORT_SCAN, "Port_Scanning");

    /** The label of the packets between two hosts during a period. */
    record Truth(long firstNanos, long lastNanos, IpAddress one, IpAddress other, TrafficLabel label) {
        private static Truth of(String row) {
            String[] cells = row.split(",", -1);
            return new Truth(
                    nanos(cells[0]),
                    nanos(cells[1]),
                    IpAddress.parse(cells[2]),
                    IpAddress.parse(cells[4]),
                    TrafficLabel.of(cells[11]));
        }

        private static long nanos(String seconds) {
            return new BigDecimal(seconds).movePointRight(9).longValueExact();
        }

        private boolean covers(long time, IpAddress source, IpAddress destination) {
            boolean between = (source.equals(one) && destination.equals(other))
                    || (source.equals(other) && destination.equals(one));
            return between && firstNanos <= time && time <= lastNanos;
        }
    }

    static EdgeTraffic simulate(Path capture, long seed) throws IOException {
        StringBuilder labels = new StringBuilder();
        EnumSet<TrafficLabel> attacks = EnumSet.copyOf(LABELS.keySet());
        attacks.remove(TrafficLabel.NORMAL);
        SimulationSettings settings = SimulationSettings.defaults(seed)
                .withLength(Duration.ofSeconds(40))
                .withSessionsPerSecond(6)
                .withAttackIntensity(0.25)
                .withAttacks(attacks);
        try (OutputStream out = Files.newOutputStream(capture)) {
            Simulation.run(settings, out, labels);
        }
        return new EdgeTraffic(
                capture, labels.toString().lines().skip(1).map(Truth::of).toList());
    }

    Optional<TrafficLabel> label(long timeNanos, String source, String destination) {
        if (source.isEmpty()) {
            return Optional.empty();
        }
        IpAddress from = IpAddress.parse(source);
        IpAddress to = IpAddress.parse(destination);
        return truths.stream()
                .filter(truth -> truth.covers(timeNanos, from, to))
                .map(Truth::label)
                .findFirst();
    }

    /** Writes at most {@code max} packets of each attack in the published format, and returns the number of each. */
    Map<TrafficLabel, Integer> writeTable(Path csv, int max) throws IOException {
        Map<TrafficLabel, Integer> counts = new EnumMap<>(TrafficLabel.class);
        try (Tshark packets = Tshark.file(capture);
                Writer out = Files.newBufferedWriter(csv)) {
            out.write(String.join(",", EdgeFeatures.columns()) + ",Attack_label,Attack_type\n");
            for (EdgeRecord record = packets.next(); record != null; record = packets.next()) {
                Optional<TrafficLabel> label = label(record.timeNanos(), record.source(), record.destination());
                if (label.isEmpty()) {
                    continue;
                }
                // Benign packets are by far the most frequent and the most varied.
                int share = label.get() == TrafficLabel.NORMAL ? 5 * max : max;
                if (counts.merge(label.get(), 1, Integer::sum) <= share) {
                    out.write(row(record, label.get()));
                }
            }
        }
        return counts;
    }

    private static String row(EdgeRecord record, TrafficLabel label) {
        List<String> cells = new ArrayList<>();
        record.cells().forEach(cell -> cells.add('"' + cell.replace("\"", "\"\"") + '"'));
        cells.add(label == TrafficLabel.NORMAL ? "0" : "1");
        cells.add(Objects.requireNonNull(LABELS.get(label)));
        return String.join(",", cells) + "\n";
    }

    /** Writes the shipped descriptor of Edge-IIoTset with another name and other files. */
    static void writeDescriptor(Path yaml, Path csv) throws IOException {
        try (InputStream shipped =
                Objects.requireNonNull(ShippedDescriptors.class.getResourceAsStream("edge-iiotset.yaml"), "it ships")) {
            String text = new String(shipped.readAllBytes(), StandardCharsets.UTF_8);
            String own = text.replace("name: edge-iiotset", "name: edge-simulated")
                    .replaceAll(
                            "(?s)\nparts:.*?\n\n", "\nparts: [{name: all, files: [" + csv.getFileName() + "]}]\n\n");
            Files.writeString(yaml, own);
        }
    }
}
