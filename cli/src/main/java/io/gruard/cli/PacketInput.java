package io.gruard.cli;

import io.gruard.detect.source.CanRecords;
import io.gruard.detect.source.FlowRecords;
import io.gruard.detect.source.RecordSource;
import io.gruard.traffic.DropCounters;
import io.gruard.traffic.can.CandumpReader;
import io.gruard.traffic.capture.CaptureReader;
import io.gruard.traffic.capture.LiveCapture;
import io.gruard.traffic.capture.PacketSource;
import io.gruard.traffic.flow.FlowAssembler;
import io.gruard.traffic.flow.FlowSettings;
import io.gruard.traffic.flow.PacketTap;
import io.gruard.traffic.packet.ChecksumPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
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

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "SOURCE",
            description = "Capture file, pcap or pcapng, also gzipped, or a log of candump; - for standard input.")
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
     * @param stop ends the reading of a live source
     * @return packets that the capture says it lost
     */
    long readInto(FlowAssembler assembler, BooleanSupplier stop) throws IOException {
        try (PacketSource packets = open(assembler.drops())) {
            if (live()) {
                assembler.readLive(packets, stop);
            } else {
                assembler.readAll(packets);
            }
            return packets.lostByCapture();
        }
    }

    /**
     * Opens the source as records of a kind.
     *
     * @param tap sees the packets, where it has any
     */
    RecordSource records(TrafficKind kind, PacketTap tap) throws IOException {
        return switch (kind) {
            case KDD -> {
                DropCounters drops = new DropCounters();
                yield new FlowRecords(open(drops), live(), FlowSettings.usual(), checksums, drops, tap);
            }
            case CICIOV2024 -> new CanRecords(frames());
        };
    }

    /** Opens another file as records of a kind, read to its end. */
    RecordSource records(TrafficKind kind, String file) throws IOException {
        PacketInput other = new PacketInput();
        other.spec = spec;
        other.source = file;
        other.checksums = checksums;
        return other.records(kind, PacketTap.NONE);
    }

    /** The file that is read, if it is one that can be read twice. */
    Optional<String> file() {
        return live() || STANDARD_INPUT.equals(source) ? Optional.empty() : Optional.ofNullable(source);
    }

    /** Opens the source as a log of CAN frames. */
    CandumpReader frames() throws IOException {
        if (source == null || live()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "CAN frames are read from a log of candump: SOURCE is a file, or - behind candump -L");
        }
        return source.equals(STANDARD_INPUT) ? CandumpReader.open(System.in) : CandumpReader.open(Path.of(source));
    }

    /** Whether records come as they happen. */
    boolean live() {
        return follow || networkInterface != null;
    }

    private PacketSource open(DropCounters drops) throws IOException {
        if ((source == null) == (networkInterface == null)) {
            throw new ParameterException(spec.commandLine(), "one of SOURCE and --interface is needed");
        }
        if (networkInterface != null) {
            return LiveCapture.open(networkInterface, filter, drops);
        }
        if (filter != null) {
            throw new ParameterException(spec.commandLine(), "--filter goes with --interface only");
        }
        String named = String.valueOf(source);
        if (named.equals(STANDARD_INPUT)) {
            return CaptureReader.open(System.in, "standard input", drops);
        }
        Path file = Path.of(named);
        return follow ? CaptureReader.follow(file, drops) : CaptureReader.open(file, drops);
    }
}
