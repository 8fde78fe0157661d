package io.gruard.cli.demo;

import io.gruard.traffic.kdd.KddRecord;
import io.gruard.traffic.simulate.SimulatedTraffic;
import io.gruard.traffic.simulate.TrafficLabel;
import io.gruard.traffic.source.RecordKind;
import io.gruard.traffic.source.RecordSink;
import io.gruard.traffic.source.RecordSource;
import io.gruard.traffic.source.SourceCounts;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Reads connections of simulated traffic, and collects them with their labels. */
record LabelledRecords(SimulatedTraffic traffic, List<KddRecord> records, List<TrafficLabel> truth)
        implements RecordSource {
    @Override
    public RecordKind kind() {
        return RecordKind.KDD;
    }

    @Override
    public void readInto(RecordSink sink, BooleanSupplier stop) throws IOException {
        traffic.read((record, label) -> {
            records.add(record);
            truth.add(label);
            sink.accept(RecordKind.observation(record));
        });
    }

    @Override
    public SourceCounts counts() {
        return SourceCounts.of("connections", records.size(), Map.of());
    }

    @Override
    public String summary() {
        return records.size() + " connections";
    }

    @Override
    public void close() {}
}
