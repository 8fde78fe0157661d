package io.gruard.traffic.source;

import io.gruard.core.FittedEncoder;
import io.gruard.traffic.DropCounters;
import io.gruard.traffic.can.CandumpReader;
import io.gruard.traffic.capture.PacketSource;
import io.gruard.traffic.flow.FlowSettings;
import io.gruard.traffic.flow.PacketTap;
import io.gruard.traffic.packet.ChecksumPolicy;
import io.gruard.traffic.tshark.Tshark;
import io.gruard.traffic.zeek.ConnLogReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Opens inputs of every format as records with a model's features.
 *
 * <pre>{@code
 * SourceOpener opener = SourceOpener.of(model.encoder());
 * try (RecordSource source = opener.open(new TrafficInput.CompleteFile(Path.of("x.pcap")), () -> false)) {
 *     source.readInto(record -> …, () -> false);
 * }
 * }</pre>
 *
 * <p>Immutable: each {@code with} method returns another opener.
 */
public final class SourceOpener {
    private final FittedEncoder encoder;
    private final TrafficKind kind;
    private final @Nullable SourceFormat format;
    private final ChecksumPolicy checksums;
    private final PacketTap tap;
    private final Map<String, String> assumed;

    private SourceOpener(
            FittedEncoder encoder,
            TrafficKind kind,
            @Nullable SourceFormat format,
            ChecksumPolicy checksums,
            PacketTap tap,
            Map<String, String> assumed) {
        this.encoder = encoder;
        this.kind = kind;
        this.format = format;
        this.checksums = checksums;
        this.tap = tap;
        this.assumed = Map.copyOf(assumed);
    }

    /**
     * Returns an opener that computes the kind of records nearest to the model's features, recognises formats by their first
     * bytes, ignores checksums and assumes nothing.
     *
     * @param encoder the model's encoder
     */
    public static SourceOpener of(FittedEncoder encoder) {
        return new SourceOpener(
                encoder, TrafficKind.nearest(encoder.schema()), null, ChecksumPolicy.IGNORE, PacketTap.NONE, Map.of());
    }

    /** Sets what packets are turned into. */
    public SourceOpener withKind(TrafficKind kind) {
        return new SourceOpener(encoder, kind, format, checksums, tap, assumed);
    }

    /** Sets the format of every input, instead of recognising it by the first bytes. */
    public SourceOpener withFormat(SourceFormat format) {
        return new SourceOpener(encoder, kind, format, checksums, tap, assumed);
    }

    /** Sets what happens to packets with wrong checksums. */
    public SourceOpener withChecksums(ChecksumPolicy checksums) {
        return new SourceOpener(encoder, kind, format, checksums, tap, assumed);
    }

    /** Sets what sees the packets of flows. */
    public SourceOpener withTap(PacketTap tap) {
        return new SourceOpener(encoder, kind, format, checksums, tap, assumed);
    }

    /**
     * Sets values of features that the model needs and the source does not give.
     *
     * @param assumed by feature
     */
    public SourceOpener withAssumed(Map<String, String> assumed) {
        return new SourceOpener(encoder, kind, format, checksums, tap, assumed);
    }

    /**
     * Opens an input.
     *
     * @param stop ends the reading of a silent input
     * @return a source that gives every feature of the model; the caller closes it
     * @throws IOException if the input cannot be opened or does not give every feature that the model needs; the message names
     *     the missing features
     */
    public RecordSource open(TrafficInput input, BooleanSupplier stop) throws IOException {
        RecordSource source = input instanceof TrafficInput.NetworkInterface network
                ? captured(network, stop)
                : formatted(input, stop);
        try {
            RecordSource whole = assumed.isEmpty() ? source : new AssumedRecords(source, assumed, encoder.schema());
            whole.kind().require(encoder.schema());
            return whole;
        } catch (IllegalArgumentException wrong) {
            source.close();
            throw new IOException(wrong.getMessage(), wrong);
        }
    }

    private RecordSource captured(TrafficInput.NetworkInterface network, BooleanSupplier stop) throws IOException {
        if (kind == TrafficKind.EDGE_IIOTSET) {
            return new TsharkRecords(TrafficReader.dissected(network, stop));
        }
        DropCounters drops = new DropCounters();
        return flows(TrafficReader.packets(network, drops, stop), true, drops);
    }

    private RecordSource formatted(TrafficInput input, BooleanSupplier stop) throws IOException {
        InputStream stream = TrafficReader.bytes(input, stop);
        try {
            return formatted(stream, input, format == null ? SourceFormat.of(stream) : format, stop);
        } catch (IOException | RuntimeException e) {
            stream.close();
            throw e;
        }
    }

    private RecordSource formatted(InputStream stream, TrafficInput input, SourceFormat found, BooleanSupplier stop)
            throws IOException {
        Reader text = new InputStreamReader(stream, StandardCharsets.UTF_8);
        return switch (found) {
            case CAPTURE -> {
                if (kind == TrafficKind.EDGE_IIOTSET) {
                    yield new TsharkRecords(Tshark.stream(stream, input.name()));
                }
                DropCounters drops = new DropCounters();
                yield flows(TrafficReader.packets(stream, input.name(), drops, stop), input.live(), drops);
            }
            case ZEEK -> new ConnLogRecords(new ConnLogReader(new BufferedReader(text), input.name()));
            case CANDUMP -> new CanRecords(CandumpReader.open(stream));
            case CSV -> new RowRecords(encoder, input.name(), text);
        };
    }

    private RecordSource flows(PacketSource packets, boolean live, DropCounters drops) {
        return new FlowRecords(packets, live, FlowSettings.defaults(), checksums, drops, tap);
    }
}
