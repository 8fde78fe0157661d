package io.gruard.traffic.source;

import io.gruard.core.Feature;
import io.gruard.core.Schema;
import io.gruard.traffic.connections.ObservedFlow;
import io.gruard.traffic.kdd.KddExtractor;
import io.gruard.traffic.kdd.KddFeatures;
import io.gruard.traffic.kdd.KddRecord;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes records with the KDD features that headers of packets give. Logs do not have fragments and urgent packets, so two of
 * these features are missing there.
 */
public final class KddConverter implements FlowConverter {
    private static final Set<String> NOT_LOGGED = Set.of("wrong_fragment", "urgent");

    private static final RecordKind OF_LOGS = new RecordKind("connections of a log", logged());

    private final KddExtractor extractor = new KddExtractor();
    private long others;

    private static Schema logged() {
        List<Feature> logged = KddFeatures.ofTraffic().features().stream()
                .filter(feature -> !NOT_LOGGED.contains(feature.name()))
                .toList();
        return new Schema(logged);
    }

    @Override
    public RecordKind kind(FlowSource source) {
        return source.logged() ? OF_LOGS : RecordKind.KDD;
    }

    @Override
    public void accept(ObservedFlow flow, RecordSink sink) throws IOException {
        Optional<KddRecord> record = extractor.next(flow.flow());
        if (record.isPresent()) {
            sink.accept(RecordKind.observation(record.get(), flow.row()));
        } else {
            others++;
        }
    }

    @Override
    public void finish(RecordSink sink) {}

    @Override
    public long leftOut() {
        return others;
    }

    @Override
    public String remarks() {
        return "";
    }
}
