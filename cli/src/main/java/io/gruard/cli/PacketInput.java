package io.gruard.cli;

import io.gruard.traffic.can.CandumpReader;
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

/** The options that name the source of packets, shared by the commands that read packets. */
final class PacketInput {
    private static final String STANDARD_INPUT = "-";

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "SOURCE",
            description = "capture (pcap, pcapng), Zeek's conn.log, a log of candump or, for detect, CSV; plain or"
                    + " gzipped; - for standard input")
    private @Nullable String source;

    @Option(
            names = "--interface",
            paramLabel = "NAME",
            description = "capture from a network interface with dumpcap or tcpdump, until Ctrl-C")
    private @Nullable String networkInterface;

    @Option(
            names = "--filter",
            paramLabel = "EXPRESSION",
            description = "capture filter for --interface, in libpcap's syntax")
    private @Nullable String filter;

    @Option(names = "--list-interfaces", description = "list the interfaces and exit")
    private boolean listInterfaces;

    @Option(names = "--follow", description = "wait for more data at the end of SOURCE, until Ctrl-C")
    private boolean follow;

    @Option(
            names = "--checksums",
            defaultValue = "ignore",
            description =
                    "checksums of packets: ${COMPLETION-CANDIDATES}; validate skips packets with wrong ones, as hosts"
                            + " do (default: ${DEFAULT-VALUE})")
    private ChecksumPolicy checksums;

    boolean listInterfaces() {
        return listInterfaces;
    }

    ChecksumPolicy checksums() {
        return checksums;
    }

    /**
     * Returns the source that the options name.
     *
     * @throws ParameterException if they do not name exactly one source
     */
    TrafficInput traffic() {
        if (source != null && networkInterface == null) {
            if (filter != null) {
                throw wrong("--filter requires --interface");
            }
            return follow && !source.equals(STANDARD_INPUT)
                    ? new TrafficInput.FollowedFile(Path.of(source))
                    : input(source, follow);
        }
        if (networkInterface != null && source == null) {
            return new TrafficInput.NetworkInterface(networkInterface, filter);
        }
        throw wrong("expected SOURCE or --interface");
    }

    /** Returns a file that is read to its end, or standard input. */
    static TrafficInput input(String file) {
        return input(file, false);
    }

    private static TrafficInput input(String file, boolean live) {
        return file.equals(STANDARD_INPUT)
                ? new TrafficInput.ByteStream(System.in, "standard input", live)
                : new TrafficInput.CompleteFile(Path.of(file));
    }

    /** Returns the file that is read, if it can be read twice. */
    Optional<String> file() {
        return live() || STANDARD_INPUT.equals(source) ? Optional.empty() : Optional.ofNullable(source);
    }

    /**
     * Opens the source through tshark.
     *
     * @param stop stops a silent standard input
     */
    Tshark dissected(BooleanSupplier stop) throws IOException {
        if (follow) {
            throw wrong("--follow cannot be used with tshark's fields; use --interface");
        }
        return TrafficReader.dissected(traffic(), stop);
    }

    /**
     * Opens the source as a log of CAN frames.
     *
     * @param stop stops a silent source
     */
    CandumpReader frames(BooleanSupplier stop) throws IOException {
        if (source == null || live()) {
            throw wrong("CAN frames: expected a log of candump as SOURCE, or - after candump -L |");
        }
        return TrafficReader.frames(traffic(), stop);
    }

    /** Returns whether records come as they happen. */
    boolean live() {
        return follow || networkInterface != null;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
