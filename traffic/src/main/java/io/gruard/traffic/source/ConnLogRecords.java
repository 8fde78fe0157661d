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
 * Reads connections of Zeek's conn.log with the features of KDD. A conn.log has neither fragments nor urgent packets,
 * so two packet features are missing. Lines that are not valid are counted and skipped.
 */
public final class ConnLogRecords implements RecordSource {
    private static final Set<String> MISSING = Set.of("wrong_fragment", "urgent");

    private static final RecordKind KIND = new RecordKind("connections of a conn.log", schema());

    private final ConnLogReader log;
    private final KddExtractor extractor = new KddExtractor();
    private long read;
    private long malformed;
    private long others;

    /** Makes a source. Closing it closes {@code log}. */
    public ConnLogRecords(ConnLogReader log) {
        this.log = log;
    }

    private static Schema schema() {
        List<Feature> features = KddFeatures.ofTraffic().features().stream()
                .filter(feature -> !MISSING.contains(feature.name()))
                .toList();
        return new Schema(features);
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
                "%,d flows; left out: %,d malformed lines, %,d flows of other protocols",
                read,
                malformed,
                others);
    }

    @Override
    public void close() throws IOException {
        log.close();
    }
}
