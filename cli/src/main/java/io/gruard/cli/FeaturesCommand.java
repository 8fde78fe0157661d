package io.gruard.cli;

import io.gruard.core.Schema;
import io.gruard.traffic.can.CanCsvWriter;
import io.gruard.traffic.capture.LiveCapture;
import io.gruard.traffic.flow.FlowLabel;
import io.gruard.traffic.flow.FlowSettings;
import io.gruard.traffic.flow.PacketTap;
import io.gruard.traffic.kdd.KddCsvWriter;
import io.gruard.traffic.kdd.KddExtractor;
import io.gruard.traffic.kdd.KddFeatures;
import io.gruard.traffic.kdd.KddRecord;
import io.gruard.traffic.label.CaptureLabels;
import io.gruard.traffic.label.LabelCounts;
import io.gruard.traffic.source.CanRecords;
import io.gruard.traffic.source.ConnectionConverter;
import io.gruard.traffic.source.ConnectionCsvWriter;
import io.gruard.traffic.source.FlowInputs;
import io.gruard.traffic.source.FlowRecords;
import io.gruard.traffic.source.FlowSource;
import io.gruard.traffic.source.KddConverter;
import io.gruard.traffic.source.RecordOrder;
import io.gruard.traffic.source.Subject;
import io.gruard.traffic.source.TrafficInput;
import io.gruard.traffic.source.TsharkRecords;
import io.gruard.traffic.tshark.EdgeCsvWriter;
import io.gruard.traffic.zeek.ConnLogWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code gruard features}: computes records from traffic. */
@Command(
        name = "features",
        mixinStandardHelpOptions = true,
        header = "Computes records from traffic: a capture file, standard input or a network interface.",
        footer = {
            "",
            "Kinds of records:",
            "  conn   one line for each flow, as Zeek's conn.log",
            "  kdd    CSV: the flow, and the 28 features of NSL-KDD that headers of packets give"
                    + " (docs/KDD-FEATURES.md);",
            "         with --content all 41, empty where content could not be seen",
            "  connections  CSV: the flow, and the 37 features of docs/FEATURES.md; labels of a conn.log come along",
            "  edge-iiotset  CSV: the packets as tshark dissects them, with the 61 columns of Edge-IIoTset",
            "  ciciov2024    CSV: the CAN frames of a candump log, with the 9 features of CICIoV2024",
            "",
            "Standard error gets a summary: packets, flows, and what was dropped, by reason.",
            "With labels, records have a column label: the attack of any of their packets, benign only if all are.",
            "",
            "Examples:",
            "  gruard features capture.pcap --kind kdd --out records.csv",
            "  gruard features capture.pcap --labels labels.csv --out conn.log"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:done",
            " 1:failed",
            " 2:wrong usage",
            " 3:done, but labels are in conflict or beyond the capture"
        })
final class FeaturesCommand implements Callable<Integer> {
    /** Kinds of records. */
    enum OutputKind {
        /** Flows as in Zeek's conn.log. */
        CONN,
        /** Connections with NSL-KDD's features. */
        KDD,
        /** Connections with the feature set connections. */
        CONNECTIONS,
        /** Packets with Edge-IIoTset's columns. */
        EDGE_IIOTSET,
        /** CAN frames. */
        CICIOV2024;

        /** Returns the name on the command line. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Enough for most sessions that people type. Features of longer ones count the content up to this size. */
    private static final int CONTENT_BYTES = 1 << 16;

    private static final int EXIT_LABELS_LOST = 3;

    @Spec
    private CommandSpec spec;

    @Mixin
    private PacketInput input;

    @Mixin
    private LabelOptions labelOptions;

    @Option(
            names = "--kind",
            defaultValue = "conn",
            description = "kind of records: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private OutputKind kind;

    @Option(
            names = "--content",
            description = "with kind kdd: all 41 features; content features are filled from clear-text protocols")
    private boolean content;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "file to write, named FILE.partial until it is complete (default: standard output)")
    private @Nullable Path out;

    private final LabelCounts labelCounts = new LabelCounts();
    private @Nullable CaptureLabels labels;
    private int exitCode;

    @Override
    public Integer call() throws IOException {
        if (input.listInterfaces()) {
            PrintWriter output = spec.commandLine().getOut();
            LiveCapture.interfaces().forEach(output::println);
            return 0;
        }
        labels = labelOptions.read();
        if (labels != null && (kind == OutputKind.EDGE_IIOTSET || kind == OutputKind.CICIOV2024)) {
            throw new ParameterException(
                    spec.commandLine(), "--kind " + kind + " has no labels; use conn, kdd or connections");
        }
        // Stays open until all is written, so that Ctrl-C leaves a complete file of what was read.
        try (Interruption interruption = new Interruption()) {
            if (out == null) {
                write(spec.commandLine().getOut(), interruption);
            } else {
                writeFile(out, interruption);
            }
        }
        return exitCode;
    }

    private void writeFile(Path file, BooleanSupplier stop) throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        try (Writer writer = Files.newBufferedWriter(partial)) {
            write(writer, stop);
        } catch (IOException | UncheckedIOException failure) {
            Files.deleteIfExists(partial);
            throw failure;
        }
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private void write(Writer writer, BooleanSupplier stop) throws IOException {
        switch (kind) {
            case CONN -> writeFlows(writer, stop);
            case KDD -> writeKdd(writer, stop);
            case CONNECTIONS -> writeConnections(writer, stop);
            case EDGE_IIOTSET -> writePackets(new EdgeCsvWriter(writer), stop);
            case CICIOV2024 -> writeFrames(new CanCsvWriter(writer), stop);
        }
        writer.flush();
    }

    private void writeFlows(Writer writer, BooleanSupplier stop) throws IOException {
        try (FlowSource flows = flows(FlowSettings.defaults(), stop)) {
            ConnLogWriter log = new ConnLogWriter(writer, labels != null);
            flows.readInto(
                    flow -> {
                        labelCounts.add(flow.flow().label());
                        log.accept(flow.flow());
                    },
                    stop);
            summarise(flows.summary());
            summariseLabels(flows);
        }
    }

    private void writeKdd(Writer writer, BooleanSupplier stop) throws IOException {
        FlowSettings settings = FlowSettings.defaults().withContentBytes(content ? CONTENT_BYTES : 0);
        try (FlowSource flows = flows(settings, stop)) {
            KddExtractor extractor = new KddExtractor(content);
            Schema schema = new KddConverter().kind(flows).schema();
            boolean labelled = labels != null;
            KddCsvWriter csv = new KddCsvWriter(
                    writer, content ? KddFeatures.all() : schema, labelled ? List.of("label") : List.of());
            flows.readInto(
                    flow -> {
                        Optional<KddRecord> record = extractor.next(flow.flow());
                        if (record.isPresent()) {
                            FlowLabel label = flow.flow().label();
                            labelCounts.add(label);
                            csv.write(record.get(), labelled ? List.of(label.name()) : List.of());
                        }
                    },
                    stop);
            summarise(flows.summary());
            summariseLabels(flows);
        }
    }

    private void writeConnections(Writer writer, BooleanSupplier stop) throws IOException {
        TrafficInput traffic = input.traffic();
        RecordOrder order = traffic instanceof TrafficInput.CompleteFile ? RecordOrder.SOURCE : RecordOrder.LIVE;
        FlowSource flows = flows(FlowSettings.defaults(), stop);
        try (FlowRecords records = new FlowRecords(flows, new ConnectionConverter(order))) {
            ConnectionCsvWriter csv = new ConnectionCsvWriter(writer, labels != null);
            records.readInto(
                    record -> {
                        if (record.subject() instanceof Subject.FlowSubject subject) {
                            labelCounts.add(subject.flow().label());
                        }
                        csv.write(record);
                    },
                    stop);
            csv.finish();
            summarise(records.summary());
            summariseLabels(flows);
        }
    }

    private FlowSource flows(FlowSettings settings, BooleanSupplier stop) throws IOException {
        PacketTap tap = labels == null ? PacketTap.NONE : labels.tap();
        FlowSource flows = FlowInputs.open(input.traffic(), settings, input.checksums(), tap, stop);
        if (labels != null && flows.logged()) {
            flows.close();
            throw new ParameterException(
                    spec.commandLine(), "labels of packets need a capture, found a log of connections");
        }
        return flows;
    }

    private void summariseLabels(FlowSource flows) {
        if (labels != null) {
            long beyond = labels.beyond(flows.counts().read());
            summarise(labelCounts.summary(beyond));
            exitCode = beyond + labelCounts.conflicts() > 0 ? EXIT_LABELS_LOST : 0;
        }
    }

    private void summarise(String summary) {
        spec.commandLine().getErr().println(summary);
    }

    private void writePackets(EdgeCsvWriter csv, BooleanSupplier stop) throws IOException {
        try (TsharkRecords packets = new TsharkRecords(input.dissected(stop))) {
            packets.read(csv::write, stop);
            summarise(packets.summary());
        }
    }

    private void writeFrames(CanCsvWriter csv, BooleanSupplier stop) throws IOException {
        try (CanRecords frames = new CanRecords(input.frames(stop))) {
            frames.readInto(
                    record -> {
                        if (record.subject() instanceof Subject.FrameSubject frame) {
                            csv.write(frame.frame());
                        }
                    },
                    stop);
            summarise(frames.summary());
        }
    }
}
