package io.gruard.cli;

import io.gruard.traffic.can.CandumpReader;
import io.gruard.traffic.capture.PacketSource;
import io.gruard.traffic.flow.FlowAssembler;
import io.gruard.traffic.packet.ChecksumPolicy;
import io.gruard.traffic.source.TrafficInput;
import io.gruard.traffic.source.TrafficReader;
import io.gruard.traffic.tshark.Tshark;
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
     * Where the options say that traffic comes from.
     *
     * @throws ParameterException if they do not name exactly one place
     */
    TrafficInput traffic() {
        if (source != null && networkInterface == null) {
            if (filter != null) {
                throw wrong("--filter goes with --interface only");
            }
            return follow && !source.equals(STANDARD_INPUT)
                    ? new TrafficInput.FollowedFile(Path.of(source))
                    : input(source, follow);
        }
        if (networkInterface != null && source == null) {
            return new TrafficInput.NetworkInterface(networkInterface, filter);
        }
        throw wrong("one of SOURCE and --interface is needed");
    }

    /** A file that is read to its end, or standard input. */
    static TrafficInput input(String file) {
        return input(file, false);
    }

    private static TrafficInput input(String file, boolean live) {
        return file.equals(STANDARD_INPUT)
                ? new TrafficInput.ByteStream(System.in, "standard input", live)
                : new TrafficInput.CompleteFile(Path.of(file));
    }

    /**
     * Reads all packets of the source into an assembler, whose flows are closed then.
     *
     * @param stop ends the reading
     * @return packets that the capture says it lost
     */
    long readInto(FlowAssembler assembler, BooleanSupplier stop) throws IOException {
        TrafficInput input = traffic();
        try (PacketSource packets = TrafficReader.packets(input, assembler.drops(), stop)) {
            if (live()) {
                assembler.readLive(packets, stop);
            } else {
                assembler.readAll(packets, stop);
            }
            return packets.lostByCapture();
        }
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
            throw wrong("--follow does not go with tshark's fields; use --interface");
        }
        return TrafficReader.dissected(traffic(), stop);
    }

    /**
     * Opens the source as a log of CAN frames.
     *
     * @param stop ends a source that is silent
     */
    CandumpReader frames(BooleanSupplier stop) throws IOException {
        if (source == null || live()) {
            throw wrong("CAN frames are read from a log of candump: SOURCE is a file, or - behind candump -L");
        }
        return TrafficReader.frames(traffic(), stop);
    }

    /** Whether records come as they happen. */
    boolean live() {
        return follow || networkInterface != null;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
