package io.gruard.cli;

import io.gruard.core.Feature;
import io.gruard.traffic.DropCounters;
import io.gruard.traffic.capture.CaptureReader;
import io.gruard.traffic.capture.PacketSource;
import io.gruard.traffic.flow.Flow;
import io.gruard.traffic.flow.FlowAssembler;
import io.gruard.traffic.flow.FlowSettings;
import io.gruard.traffic.flow.FlowSink;
import io.gruard.traffic.kdd.KddCsvWriter;
import io.gruard.traffic.kdd.KddExtractor;
import io.gruard.traffic.kdd.KddFeatures;
import io.gruard.traffic.kdd.KddRecord;
import io.gruard.traffic.packet.ChecksumPolicy;
import io.gruard.traffic.simulate.FlowLabels;
import io.gruard.traffic.simulate.Simulation;
import io.gruard.traffic.simulate.SimulationSettings;
import io.gruard.traffic.simulate.SimulationSummary;
import io.gruard.traffic.simulate.TrafficLabel;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * A simulated capture with its labels, on disk.
 *
 * @param capture the capture file
 * @param labels the label table
 * @param summary what is in them
 */
record SimulatedTraffic(Path capture, Path labels, SimulationSummary summary) {
    /** Simulates into {@code NAME.pcap} and {@code NAME.labels.csv}. */
    static SimulatedTraffic write(Path folder, String name, SimulationSettings settings) throws IOException {
        Path capture = folder.resolve(name + ".pcap");
        Path labels = folder.resolve(name + ".labels.csv");
        try (OutputStream packets = Files.newOutputStream(capture);
                Writer table = Files.newBufferedWriter(labels)) {
            return new SimulatedTraffic(capture, labels, Simulation.run(settings, packets, table));
        }
    }

    /** What the flows of the capture really are. */
    FlowLabels truth() throws IOException {
        try (Reader reader = Files.newBufferedReader(labels)) {
            return FlowLabels.read(reader);
        }
    }

    /** Takes the connections of a capture, one after the other. */
    interface RecordSink {
        void accept(KddRecord record) throws IOException;
    }

    /** Puts the packets together to connections and computes their features. */
    void readInto(RecordSink sink) throws IOException {
        KddExtractor extractor = new KddExtractor();
        DropCounters drops = new DropCounters();
        FlowSink flows = flow -> pass(extractor, flow, sink);
        FlowAssembler assembler = new FlowAssembler(FlowSettings.defaults(), ChecksumPolicy.VALIDATE, flows, drops);
        try (PacketSource source = CaptureReader.open(capture, drops)) {
            assembler.readAll(source);
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static void pass(KddExtractor extractor, Flow flow, RecordSink sink) {
        Optional<KddRecord> record = extractor.next(flow);
        if (record.isPresent()) {
            try {
                sink.accept(record.get());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Writes the connections with features and labels; returns how many. */
    long writeTable(Path csv) throws IOException {
        FlowLabels truth = truth();
        long[] rows = {0};
        try (Writer out = Files.newBufferedWriter(csv)) {
            KddCsvWriter writer = new KddCsvWriter(out, KddFeatures.ofTraffic(), true);
            readInto(record -> {
                Optional<TrafficLabel> label = truth.of(record.flow());
                if (label.isPresent()) {
                    writer.write(record, label.get().label());
                    rows[0]++;
                }
            });
        }
        return rows[0];
    }

    /** The descriptor of such a table: data set {@code name} of one file. */
    static String descriptor(String name, Path csv) {
        StringBuilder text = new StringBuilder();
        text.append("name: ").append(name).append("\ntitle: Simulated traffic, connections with NSL-KDD's features\n");
        text.append("parts:\n  - name: all\n    files: [")
                .append(csv.getFileName())
                .append("]\n");
        text.append("columns:\n  ts: time\n");
        for (String column : KddCsvWriter.IDENTITY.subList(1, KddCsvWriter.IDENTITY.size())) {
            text.append("  ").append(column).append(": identifier\n");
        }
        for (Feature feature : KddFeatures.ofTraffic().features()) {
            String type = switch (feature) {
                case Feature.Categorical words -> "category";
                case Feature.Numeric numeric -> "number";
            };
            text.append("  ").append(feature.name()).append(": ").append(type).append('\n');
        }
        text.append("  label: label\nbenign: normal\ntasks:\n  attack:\n");
        Arrays.stream(TrafficLabel.values())
                .forEach(label -> text.append("    ")
                        .append(label.label())
                        .append(": [")
                        .append(label.label())
                        .append("]\n"));
        return text.toString();
    }
}
