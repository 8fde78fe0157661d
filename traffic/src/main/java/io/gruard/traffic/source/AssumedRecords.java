package io.gruard.traffic.source;

import io.gruard.core.Feature;
import io.gruard.core.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/** Adds features that another source does not provide, each with a constant value that the user assumes. */
public final class AssumedRecords implements RecordSource {
    private final RecordSource source;
    private final Map<String, String> values;
    private final RecordKind kind;

    /**
     * Wraps a source.
     *
     * @param source source of the other features, which is closed with this object
     * @param values assumed values by feature
     * @param expected features of the model
     * @throws IllegalArgumentException if the source provides one of the features, if the model does not use it, or if
     *     the value of a numeric feature is not a number
     */
    public AssumedRecords(RecordSource source, Map<String, String> values, Schema expected) {
        this.source = source;
        this.values = Map.copyOf(values);
        List<Feature> features = new ArrayList<>(source.kind().schema().features());
        List<Feature> missing = source.kind().missingFor(expected);
        values.forEach((name, value) -> features.add(assumed(name, value, missing)));
        this.kind = new RecordKind(source.kind().name(), new Schema(features));
    }

    private static Feature assumed(String name, String value, List<Feature> missing) {
        Feature feature = missing.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("cannot assume a value for '" + name
                        + "': the source provides this feature or the model does not use it"));
        if (feature instanceof Feature.Numeric) {
            try {
                Double.parseDouble(value);
            } catch (NumberFormatException wrong) {
                throw new IllegalArgumentException("'" + name + "' must be a number, found '" + value + "'", wrong);
            }
        }
        return feature;
    }

    @Override
    public RecordKind kind() {
        return kind;
    }

    @Override
    public void readInto(RecordSink sink, BooleanSupplier stop) throws IOException {
        source.readInto(
                record -> sink.accept(new Observation(
                        record.subject(), new AssumedRow(record.features()), record.seenNanos(), record.row())),
                stop);
    }

    @Override
    public SourceCounts counts() {
        return source.counts();
    }

    @Override
    public String summary() {
        return source.summary();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    private final class AssumedRow implements FeatureRow {
        private final FeatureRow original;

        AssumedRow(FeatureRow original) {
            this.original = original;
        }

        @Override
        public double number(String feature) {
            return values.containsKey(feature) ? Double.parseDouble(category(feature)) : original.number(feature);
        }

        @Override
        public String category(String feature) {
            return values.containsKey(feature)
                    ? Objects.requireNonNull(values.get(feature), feature)
                    : original.category(feature);
        }
    }
}
