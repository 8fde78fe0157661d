package io.gruard.traffic.source;

import io.gruard.core.Feature;
import io.gruard.core.Schema;
import io.gruard.traffic.flow.Flow;
import io.gruard.traffic.kdd.KddExtractor;
import io.gruard.traffic.kdd.KddFeatures;
import io.gruard.traffic.kdd.KddRecord;
import io.gruard.traffic.zeek.BadLineException;
import io.gruard.traffic.zeek.ConnLogReader;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Connections of Zeek's conn.log with KDD's features. A conn.log does not tell fragments and urgent packets, so two of the features
 * of packets are missing. Lines that are none of a conn.log are counted and passed over.
 */
public final class ConnLogRecords implements RecordSource {
    private static final Set<String> UNTOLD = Set.of("wrong_fragment", "urgent");

    private static final RecordKind KIND = new RecordKind("connections of a conn.log", told());

    private final ConnLogReader log;
    private final KddExtractor extractor = new KddExtractor();
    private long read;
    private long malformed;
    private long others;

    /** A source; {@code log} is closed with it. */
    public ConnLogRecords(ConnLogReader log) {
        this.log = log;
    }

    private static Schema told() {
        List<Feature> told = KddFeatures.ofTraffic().features().stream()
                .filter(feature -> !UNTOLD.contains(feature.name()))
                .toList();
        return new Schema(told);
    }

    @Override
    public RecordKind kind() {
        return KIND;
    }

    @Override
    public void readInto(RecordSink sink, BooleanSupplier stop) throws IOException {
        while (!stop.getAsBoolean()) {
            try {
                @Nullable Flow flow = log.next();
                if (flow == null) {
                    return;
                }
                read++;
                pass(flow, sink);
            } catch (BadLineException bad) {
                malformed++;
            }
        }
    }

    private void pass(Flow flow, RecordSink sink) throws IOException {
        Optional<KddRecord> record = extractor.next(flow);
        if (record.isPresent()) {
            sink.accept(RecordKind.observation(record.get()));
        } else {
            others++;
        }
    }

    @Override
    public SourceCounts counts() {
        return new SourceCounts(
                "flows", read, 0, 0, Map.of("malformed_line", malformed, "other_protocol", others), 0, read, 0);
    }

    @Override
    public String summary() {
        return String.format(
                Locale.ROOT,
                "%,d flows; left out: %,d lines that are none of a conn.log, %,d flows of other protocols",
                read,
                malformed,
                others);
    }

    @Override
    public void close() throws IOException {
        log.close();
    }
}
