package io.gruard.cli;

import io.gruard.core.FittedEncoder;
import io.gruard.traffic.DropCounters;
import io.gruard.traffic.can.CandumpReader;
import io.gruard.traffic.capture.CaptureReader;
import io.gruard.traffic.capture.CapturedPacket;
import io.gruard.traffic.capture.GrowingFile;
import io.gruard.traffic.capture.LiveCapture;
import io.gruard.traffic.capture.PacketSource;
import io.gruard.traffic.flow.FlowAssembler;
import io.gruard.traffic.flow.FlowSettings;
import io.gruard.traffic.flow.PacketTap;
import io.gruard.traffic.packet.ChecksumPolicy;
import io.gruard.traffic.source.CanRecords;
import io.gruard.traffic.source.ConnLogRecords;
import io.gruard.traffic.source.FlowRecords;
import io.gruard.traffic.source.RecordSource;
import io.gruard.traffic.source.RowRecords;
import io.gruard.traffic.source.TsharkRecords;
import io.gruard.traffic.tshark.Tshark;
import io.gruard.traffic.zeek.ConnLogReader;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options that say where packets come from, shared by the commands that read packets. */
final class PacketInput {
    private static final String STANDARD_INPUT = "-";
    private static final int GZIP_MAGIC = 0x1f8b;
    private static final int BUFFER = 1 << 16;

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "SOURCE",
            description = "Capture (pcap, pcapng), or for detect also Zeek's conn.log, a log of candump or CSV; "
                    + "also gzipped; - for standard input.")
    private @Nullable String source;

    @Option(
            names = "--interface",
            paramLabel = "NAME",
            description = "Capture from a network interface, by dumpcap or tcpdump, until Ctrl-C.")
    private @Nullable String networkInterface;

    @Option(
            names = "--filter",
            paramLabel = "EXPRESSION",
            description = "Capture filter for --interface, in the language of libpcap.")
    private @Nullable String filter;

    @Option(names = "--list-interfaces", description = "List the interfaces that can be captured.")
    private boolean listInterfaces;

    @Option(names = "--follow", description = "SOURCE is still being written: wait for more at its end, until Ctrl-C.")
    private boolean follow;

    @Option(
            names = "--checksums",
            defaultValue = "ignore",
            description = "Packets with wrong checksums: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}). "
                    + "validate leaves them out, as hosts do.")
    private ChecksumPolicy checksums;

    boolean listInterfaces() {
        return listInterfaces;
    }

    ChecksumPolicy checksums() {
        return checksums;
    }

    /**
     * Reads all packets of the source into an assembler, whose flows are closed then.
     *
     * @param stop ends the reading
     * @return packets that the capture says it lost
     */
    long readInto(FlowAssembler assembler, BooleanSupplier stop) throws IOException {
        try (PacketSource packets = open(assembler.drops(), stop)) {
            if (live()) {
                assembler.readLive(packets, stop);
            } else {
                assembler.readAll(packets, stop);
            }
            return packets.lostByCapture();
        }
    }

    /** What the records of a source are for. */
    record RecordRequest(TrafficKind kind, FittedEncoder encoder, PacketTap tap) {}

    /**
     * Opens the source as records.
     *
     * @param format null to tell it by the first bytes
     * @param stop ends a source that is silent
     */
    RecordSource records(RecordRequest expected, @Nullable SourceFormat format, BooleanSupplier stop)
            throws IOException {
        if (networkInterface != null && expected.kind() == TrafficKind.EDGE_IIOTSET) {
            return new TsharkRecords(dissected(stop));
        }
        if (networkInterface != null || source == null) {
            DropCounters drops = new DropCounters();
            return flows(open(drops, stop), expected, drops);
        }
        requireNoFilter();
        InputStream stream = stream(source, stop);
        try {
            return records(stream, expected, format == null ? SourceFormat.of(stream) : format, stop);
        } catch (IOException | RuntimeException e) {
            stream.close();
            throw e;
        }
    }

    private RecordSource records(InputStream stream, RecordRequest expected, SourceFormat format, BooleanSupplier stop)
            throws IOException {
        String name = name();
        Reader text = new InputStreamReader(stream, StandardCharsets.UTF_8);
        return switch (format) {
            case CAPTURE -> {
                if (expected.kind() == TrafficKind.EDGE_IIOTSET) {
                    yield new TsharkRecords(Tshark.stream(stream, name));
                }
                DropCounters drops = new DropCounters();
                yield flows(capture(stream, drops, stop), expected, drops);
            }
            case ZEEK -> new ConnLogRecords(new ConnLogReader(new BufferedReader(text), name));
            case CANDUMP -> new CanRecords(CandumpReader.open(stream));
            case CSV -> new RowRecords(expected.encoder(), name, text);
        };
    }

    private RecordSource flows(PacketSource packets, RecordRequest expected, DropCounters drops) {
        return new FlowRecords(packets, live(), FlowSettings.defaults(), checksums, drops, expected.tap());
    }

    /** The source's bytes, unpacked, with marks. */
    private InputStream stream(String named, BooleanSupplier stop) throws IOException {
        InputStream plain = named.equals(STANDARD_INPUT)
                ? new StoppableInput(System.in, stop)
                : follow
                        ? new StoppableInput(new GrowingFile(Path.of(named)), stop)
                        : Files.newInputStream(Path.of(named));
        InputStream stream = new BufferedInputStream(plain, BUFFER);
        stream.mark(2);
        int magic = stream.read() << 8 | stream.read();
        stream.reset();
        if (magic != GZIP_MAGIC) {
            return stream;
        }
        if (follow) {
            stream.close();
            throw new IOException(
                    name() + ": --follow requires a source that is not gzipped: how much can be read of one that"
                            + " grows cannot be told before");
        }
        return new BufferedInputStream(new GZIPInputStream(stream, BUFFER), BUFFER);
    }

    /** Opens another file as records, read to its end. */
    RecordSource records(RecordRequest expected, String file) throws IOException {
        PacketInput other = new PacketInput();
        other.spec = spec;
        other.source = file;
        other.checksums = checksums;
        return other.records(expected, null, () -> false);
    }

    /** The file that is read, if it is one that can be read twice. */
    Optional<String> file() {
        return live() || STANDARD_INPUT.equals(source) ? Optional.empty() : Optional.ofNullable(source);
    }

    /**
     * Opens the source through tshark.
     *
     * @param stop ends a standard input that is silent
     */
    Tshark dissected(BooleanSupplier stop) throws IOException {
        if (follow) {
            throw new ParameterException(
                    spec.commandLine(), "--follow does not go with tshark's fields; use --interface");
        }
        if ((source == null) == (networkInterface == null)) {
            throw new ParameterException(spec.commandLine(), "one of SOURCE and --interface is needed");
        }
        if (networkInterface != null) {
            return Tshark.live(networkInterface, filter);
        }
        requireNoFilter();
        String named = String.valueOf(source);
        return named.equals(STANDARD_INPUT)
                ? Tshark.stream(new StoppableInput(System.in, stop), name())
                : Tshark.file(Path.of(named));
    }

    /**
     * Opens the source as a log of CAN frames.
     *
     * @param stop ends a source that is silent
     */
    CandumpReader frames(BooleanSupplier stop) throws IOException {
        if (source == null || live()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "CAN frames are read from a log of candump: SOURCE is a file, or - behind candump -L");
        }
        return CandumpReader.open(stream(source, stop));
    }

    /** Whether records come as they happen. */
    boolean live() {
        return follow || networkInterface != null;
    }

    private PacketSource open(DropCounters drops, BooleanSupplier stop) throws IOException {
        if ((source == null) == (networkInterface == null)) {
            throw new ParameterException(spec.commandLine(), "one of SOURCE and --interface is needed");
        }
        if (networkInterface != null) {
            return LiveCapture.open(networkInterface, filter, drops);
        }
        requireNoFilter();
        return capture(stream(String.valueOf(source), stop), drops, stop);
    }

    /** A capture; one without packets where reading was stopped before there was anything to read. */
    private PacketSource capture(InputStream stream, DropCounters drops, BooleanSupplier stop) throws IOException {
        try {
            return CaptureReader.open(stream, name(), drops);
        } catch (IOException failure) {
            if (stop.getAsBoolean()) {
                return new NoPackets();
            }
            throw failure;
        }
    }

    private String name() {
        return STANDARD_INPUT.equals(source) ? "standard input" : String.valueOf(source);
    }

    private record NoPackets() implements PacketSource {
        @Override
        public boolean next(CapturedPacket into) {
            return false;
        }

        @Override
        public void close() {}
    }

    private void requireNoFilter() {
        if (filter != null) {
            throw new ParameterException(spec.commandLine(), "--filter goes with --interface only");
        }
    }
}
