package io.gruard.traffic.source;

import io.gruard.core.FittedEncoder;
import io.gruard.traffic.can.CandumpReader;
import io.gruard.traffic.flow.FlowSettings;
import io.gruard.traffic.flow.PacketTap;
import io.gruard.traffic.packet.ChecksumPolicy;
import io.gruard.traffic.tshark.Tshark;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
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
    private final RecordOrder order;

    private SourceOpener(
            FittedEncoder encoder,
            TrafficKind kind,
            @Nullable SourceFormat format,
            ChecksumPolicy checksums,
            PacketTap tap,
            Map<String, String> assumed,
            RecordOrder order) {
        this.encoder = encoder;
        this.kind = kind;
        this.format = format;
        this.checksums = checksums;
        this.tap = tap;
        this.assumed = Map.copyOf(assumed);
        this.order = order;
    }

    /**
     * Returns an opener that computes the kind of records nearest to the model's features, recognises formats by their first
     * bytes, ignores checksums and assumes nothing.
     *
     * @param encoder the model's encoder
     */
    public static SourceOpener of(FittedEncoder encoder) {
        return new SourceOpener(
                encoder,
                TrafficKind.nearest(encoder.schema()),
                null,
                ChecksumPolicy.IGNORE,
                PacketTap.NONE,
                Map.of(),
                RecordOrder.SOURCE);
    }

    /** Sets what packets are turned into. */
    public SourceOpener withKind(TrafficKind kind) {
        return new SourceOpener(encoder, kind, format, checksums, tap, assumed, order);
    }

    /** Sets the format of every input, instead of recognising it by the first bytes. */
    public SourceOpener withFormat(SourceFormat format) {
        return new SourceOpener(encoder, kind, format, checksums, tap, assumed, order);
    }

    /** Sets what happens to packets with wrong checksums. */
    public SourceOpener withChecksums(ChecksumPolicy checksums) {
        return new SourceOpener(encoder, kind, format, checksums, tap, assumed, order);
    }

    /** Sets what sees the packets of flows. */
    public SourceOpener withTap(PacketTap tap) {
        return new SourceOpener(encoder, kind, format, checksums, tap, assumed, order);
    }

    /**
     * Sets values of features that the model needs and the source does not give.
     *
     * @param assumed by feature
     */
    public SourceOpener withAssumed(Map<String, String> assumed) {
        return new SourceOpener(encoder, kind, format, checksums, tap, assumed, order);
    }

    /** Sets the order in which connections of complete files are passed on. */
    public SourceOpener withOrder(RecordOrder order) {
        return new SourceOpener(encoder, kind, format, checksums, tap, assumed, order);
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
        return kind == TrafficKind.EDGE_IIOTSET
                ? new TsharkRecords(TrafficReader.dissected(network, stop))
                : records(FlowInputs.open(network, FlowSettings.defaults(), checksums, tap, stop), network);
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
        return switch (found) {
            case CAPTURE ->
                kind == TrafficKind.EDGE_IIOTSET
                        ? new TsharkRecords(Tshark.stream(stream, input.name()))
                        : flows(stream, input, found, stop);
            case ZEEK -> flows(stream, input, found, stop);
            case CANDUMP -> new CanRecords(CandumpReader.open(stream));
            case CSV -> new RowRecords(encoder, input.name(), new InputStreamReader(stream, StandardCharsets.UTF_8));
        };
    }

    private RecordSource flows(InputStream stream, TrafficInput input, SourceFormat found, BooleanSupplier stop)
            throws IOException {
        return records(FlowInputs.open(stream, input, found, FlowSettings.defaults(), checksums, tap, stop), input);
    }

    private RecordSource records(FlowSource flows, TrafficInput input) {
        // What a tap keeps of packets is gone when records wait for others to be sorted.
        boolean complete = input instanceof TrafficInput.CompleteFile && tap.equals(PacketTap.NONE);
        FlowConverter converter = kind == TrafficKind.CONNECTIONS
                ? new ConnectionConverter(complete ? order : RecordOrder.LIVE)
                : new KddConverter();
        return new FlowRecords(flows, converter);
    }
}
