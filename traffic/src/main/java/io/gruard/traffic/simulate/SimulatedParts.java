package io.gruard.traffic.simulate;

import io.gruard.core.Feature;
import io.gruard.traffic.kdd.KddCsvWriter;
import io.gruard.traffic.kdd.KddFeatures;
import io.gruard.traffic.kdd.KddRecord;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The connections of a simulated capture as a data set with two parts, to train on the earlier and test on the later
 * traffic: {@code earlier.csv}, {@code later.csv} and a descriptor.
 *
 * <p>Connections that are close in time are similar: they belong to the same attack or share a window of two seconds. A
 * group of the data set is therefore a period of {@value #STRETCH_SECONDS} seconds, so that the validation rows come
 * from other periods than the training rows.
 *
 * @param descriptor the YAML file that describes both parts
 * @param earlier number of connections to train on
 * @param later number of connections to test on
 */
public record SimulatedParts(Path descriptor, int earlier, int later) {
    /** Length of a group in seconds. */
    static final int STRETCH_SECONDS = 15;

    private static final String STRETCH = "stretch";
    private static final List<String> PARTS = List.of("earlier", "later");

    /**
     * Writes the data set into the folder of the capture.
     *
     * @param traffic the capture
     * @param name name of the data set and its descriptor
     * @param earlierShare fraction of the connections in the earlier part, in the order in which they ended
     */
    public static SimulatedParts write(SimulatedTraffic traffic, String name, double earlierShare) throws IOException {
        List<KddRecord> records = new ArrayList<>();
        List<TrafficLabel> labels = new ArrayList<>();
        traffic.read((record, label) -> {
            records.add(record);
            labels.add(label);
        });
        int cut = (int) Math.round(earlierShare * records.size());
        Path capture = traffic.capture().toAbsolutePath();
        writePart(capture.resolveSibling(PARTS.getFirst() + ".csv"), records.subList(0, cut), labels.subList(0, cut));
        writePart(
                capture.resolveSibling(PARTS.getLast() + ".csv"),
                records.subList(cut, records.size()),
                labels.subList(cut, records.size()));
        Path descriptor = capture.resolveSibling(name + ".yaml");
        Files.writeString(descriptor, descriptor(name));
        return new SimulatedParts(descriptor, cut, records.size() - cut);
    }

    private static void writePart(Path csv, List<KddRecord> records, List<TrafficLabel> labels) throws IOException {
        try (Writer out = Files.newBufferedWriter(csv)) {
            KddCsvWriter writer = new KddCsvWriter(out, KddFeatures.ofTraffic(), List.of(STRETCH, "label"));
            for (int i = 0; i < records.size(); i++) {
                long second = Math.floorDiv(records.get(i).flow().closedNanos(), 1_000_000_000L);
                writer.write(
                        records.get(i),
                        List.of(
                                Long.toString(second / STRETCH_SECONDS),
                                labels.get(i).label()));
            }
        }
    }

    private static String descriptor(String name) {
        StringBuilder text = new StringBuilder();
        text.append("name: ").append(name).append("\ntitle: Simulated traffic, connections with NSL-KDD's features\n");
        text.append("parts:\n");
        PARTS.forEach(part -> text.append("  - name: %s\n    files: [%s.csv]\n".formatted(part, part)));
        text.append("official: {train: earlier, test: [later]}\n");
        text.append("columns:\n  ts: time\n");
        KddCsvWriter.IDENTITY.stream()
                .skip(1)
                .forEach(column -> text.append("  ").append(column).append(": identifier\n"));
        for (Feature feature : KddFeatures.ofTraffic().features()) {
            String type = switch (feature) {
                case Feature.Categorical words -> "category";
                case Feature.Numeric numeric -> "number";
            };
            text.append("  ").append(feature.name()).append(": ").append(type).append('\n');
        }
        text.append("  ").append(STRETCH).append(": identifier\n  label: label\n");
        text.append("group: [")
                .append(STRETCH)
                .append("]\ntime: ts\nreport_by: [flag]\nbenign: normal\ntasks:\n  attack:\n");
        for (TrafficLabel label : TrafficLabel.values()) {
            text.append("    %s: [%s]\n".formatted(label.label(), label.label()));
        }
        return text.toString();
    }
}
