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
 * @param labels the label table
 * @param summary what is in them
 */
public record SimulatedTraffic(Path capture, Path labels, SimulationSummary summary) {
    /** What the connections of a simulation may be: the labels' names, {@code normal} the benign one. */
    public static final Classes CLASSES = new Classes(
            Arrays.stream(TrafficLabel.values()).map(TrafficLabel::label).toList(),
            List.of(TrafficLabel.values()).indexOf(TrafficLabel.NORMAL));

    /** Takes the connections of a capture, one after the other, each with its label. */
    public interface LabelledSink {
        /** Takes the next one. */
        void accept(KddRecord record, TrafficLabel label) throws IOException;
    }

    /** Simulates into {@code NAME.pcap} and {@code NAME.labels.csv} of a folder. */
    public static SimulatedTraffic write(Path folder, String name, SimulationSettings settings) throws IOException {
        Path capture = folder.resolve(name + ".pcap");
        Path labels = folder.resolve(name + ".labels.csv");
        try (OutputStream packets = Files.newOutputStream(capture);
                Writer table = Files.newBufferedWriter(labels)) {
            return new SimulatedTraffic(capture, labels, Simulation.run(settings, packets, table));
        }
    }

    /**
     * Puts the packets together to connections, computes NSL-KDD's features, and looks up what each connection is.
     *
     * @param sink gets them in the order in which they ended
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
     * All connections with the features that packet headers give ({@link KddFeatures#ofTraffic()}), labelled with
     * {@link #CLASSES}, in the order in which they ended.
     *
     * @param part the name that the records bear
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
     * Connections that were read already, as {@link #records(String)} gives them.
     *
     * @param labels one a record
     */
    public static Records records(String part, List<KddRecord> records, List<TrafficLabel> labels) {
        int[] classOfRow = labels.stream()
                .mapToInt(label -> CLASSES.indexOf(label.label()))
                .toArray();
        return Records.numbered(
                part, KddFeatures.table(KddFeatures.ofTraffic(), records), Labels.of(CLASSES, classOfRow));
    }
}
