package io.gruard.traffic.source;

import io.gruard.traffic.DropCounters;
import io.gruard.traffic.flow.FlowSettings;
import io.gruard.traffic.flow.PacketTap;
import io.gruard.traffic.packet.ChecksumPolicy;
import io.gruard.traffic.zeek.ConnLogReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;

/** Opens captures, interfaces and logs as flows. */
public final class FlowInputs {
    private FlowInputs() {}

    /**
     * Opens an input. Its format is recognised by its first bytes.
     *
     * @param settings of flows that are assembled from packets
     * @param checksums what happens to packets with wrong checksums
     * @param tap sees the packets
     * @param stop ends the reading of a silent input
     * @throws IOException if the input cannot be opened or has no flows
     */
    public static FlowSource open(
            TrafficInput input, FlowSettings settings, ChecksumPolicy checksums, PacketTap tap, BooleanSupplier stop)
            throws IOException {
        if (input instanceof TrafficInput.NetworkInterface network) {
            DropCounters drops = new DropCounters();
            return new PacketFlows(TrafficReader.packets(network, drops, stop), true, settings, checksums, drops, tap);
        }
        InputStream stream = TrafficReader.bytes(input, stop);
        try {
            SourceFormat format = SourceFormat.of(stream);
            if (format != SourceFormat.CAPTURE && !format.isFlowLog()) {
                throw new IOException(input.name() + ": expected a capture or a log of connections, found " + format);
            }
            return open(stream, input, format, settings, checksums, tap, stop);
        } catch (IOException | RuntimeException e) {
            stream.close();
            throw e;
        }
    }

    /** Opens a stream of a format that has flows. */
    static FlowSource open(
            InputStream stream,
            TrafficInput input,
            SourceFormat format,
            FlowSettings settings,
            ChecksumPolicy checksums,
            PacketTap tap,
            BooleanSupplier stop)
            throws IOException {
        return switch (format) {
            case CAPTURE -> {
                DropCounters drops = new DropCounters();
                yield new PacketFlows(
                        TrafficReader.packets(stream, input.name(), drops, stop),
                        input.live(),
                        settings,
                        checksums,
                        drops,
                        tap);
            }
            case ZEEK -> new LoggedFlows(new ConnLogReader(text(stream), input.name()));
            case CANDUMP, CSV -> throw new IllegalArgumentException(format + " has no flows");
        };
    }

    private static BufferedReader text(InputStream stream) {
        return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }
}
