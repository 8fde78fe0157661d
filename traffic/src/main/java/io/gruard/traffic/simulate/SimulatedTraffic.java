package io.gruard.traffic.simulate;

import io.gruard.core.Classes;
import io.gruard.core.Labels;
import io.gruard.core.Records;
import io.gruard.traffic.DropCounters;
import io.gruard.traffic.capture.CaptureReader;
import io.gruard.traffic.capture.PacketSource;
import io.gruard.traffic.flow.Flow;
import io.gruard.traffic.flow.FlowAssembler;
import io.gruard.traffic.flow.FlowSettings;
import io.gruard.traffic.flow.FlowSink;
import io.gruard.traffic.kdd.KddExtractor;
import io.gruard.traffic.kdd.KddFeatures;
import io.gruard.traffic.kdd.KddRecord;
import io.gruard.traffic.packet.ChecksumPolicy;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A simulated capture with its labels, on disk.
 *
 * @param capture the capture file
 * @param summary counts of packets, bytes and flows
 * @param summary what is in them
 */
public record SimulatedTraffic(Path capture, Path labels, SimulationSummary summary) {
    /** The classes of simulated connections: the names of the labels, with {@code normal} as the benign class. */
    public static final Classes CLASSES = new Classes(
            Arrays.stream(TrafficLabel.values()).map(TrafficLabel::label).toList(),
            List.of(TrafficLabel.values()).indexOf(TrafficLabel.NORMAL));

    /** Receives the connections of a capture one by one, each with its label. */
    public interface LabelledSink {
        /** Receives the next connection. */
        void accept(KddRecord record, TrafficLabel label) throws IOException;
    }

    /** Simulates traffic and writes {@code NAME.pcap} and {@code NAME.labels.csv} into a folder. */
    public static SimulatedTraffic write(Path folder, String name, SimulationSettings settings) throws IOException {
        Path capture = folder.resolve(name + ".pcap");
        Path labels = folder.resolve(name + ".labels.csv");
        try (OutputStream packets = Files.newOutputStream(capture);
                Writer table = Files.newBufferedWriter(labels)) {
            return new SimulatedTraffic(capture, labels, Simulation.run(settings, packets, table));
        }
    }

    /**
     * Groups the packets into connections, computes the features of NSL-KDD and looks up the label of each connection.
     *
     * @param sink receives the connections in the order in which they ended
     */
    public void read(LabelledSink sink) throws IOException {
        FlowLabels truth = truth();
        KddExtractor extractor = new KddExtractor();
        DropCounters drops = new DropCounters();
        FlowSink flows = flow -> pass(extractor, flow, truth, sink);
        FlowAssembler assembler = new FlowAssembler(FlowSettings.defaults(), ChecksumPolicy.VALIDATE, flows, drops);
        try (PacketSource source = CaptureReader.open(capture, drops)) {
            assembler.readAll(source);
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private FlowLabels truth() throws IOException {
        try (Reader reader = Files.newBufferedReader(labels)) {
            return FlowLabels.read(reader);
        }
    }

    private static void pass(KddExtractor extractor, Flow flow, FlowLabels truth, LabelledSink sink) {
        Optional<KddRecord> record = extractor.next(flow);
        Optional<TrafficLabel> label = truth.of(flow);
        if (record.isPresent() && label.isPresent()) {
            try {
                sink.accept(record.get(), label.get());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * All connections with the features that packet headers provide ({@link KddFeatures#ofTraffic()}), labelled with
     * {@link #CLASSES}, in the order in which they ended.
     *
     * @param part name of the part in the records
     */
    public Records records(String part) throws IOException {
        List<KddRecord> records = new ArrayList<>();
        List<TrafficLabel> truth = new ArrayList<>();
        read((record, label) -> {
            records.add(record);
            truth.add(label);
        });
        return records(part, records, truth);
    }

    /**
     * Makes records of connections that were read before, as {@link #records(String)} does.
     *
     * @param part name of the part in the records
     * @param records the connections
     * @param labels one label for each connection
     */
    public static Records records(String part, List<KddRecord> records, List<TrafficLabel> labels) {
        int[] classOfRow = labels.stream()
                .mapToInt(label -> CLASSES.indexOf(label.label()))
                .toArray();
        return Records.numbered(
                part, KddFeatures.table(KddFeatures.ofTraffic(), records), Labels.of(CLASSES, classOfRow));
    }
}
