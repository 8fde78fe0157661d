package io.gruard.traffic.source;

import io.gruard.core.Feature;
import io.gruard.core.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/** Records of another source with features that it does not give, each at a value that the user assumes. */
public final class AssumedRecords implements RecordSource {
    private final RecordSource source;
    private final Map<String, String> values;
    private final RecordKind kind;

    /**
     * A source.
     *
     * @param values by feature
     * @param expected the features of the model
     * @throws IllegalArgumentException if a value is for a feature that the source gives or the model does not want, or is no
     *     number where one is wanted
     */
    public AssumedRecords(RecordSource source, Map<String, String> values, Schema expected) {
        this.source = source;
        this.values = Map.copyOf(values);
        List<Feature> given = new ArrayList<>(source.kind().given().features());
        List<Feature> missing = source.kind().missingFor(expected);
        values.forEach((name, value) -> given.add(assumed(name, value, missing)));
        this.kind = new RecordKind(source.kind().name(), new Schema(given));
    }

    private static Feature assumed(String name, String value, List<Feature> missing) {
        Feature feature = missing.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing is to be assumed for '" + name
                        + "': the source gives it or the model does not want it"));
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
                record -> sink.accept(
                        new Observation(record.subject(), new AssumedRow(record.features()), record.seenNanos())),
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
        private final FeatureRow given;

        AssumedRow(FeatureRow given) {
            this.given = given;
        }

        @Override
        public double number(String feature) {
            return values.containsKey(feature) ? Double.parseDouble(word(feature)) : given.number(feature);
        }

        @Override
        public String word(String feature) {
            return values.containsKey(feature)
                    ? Objects.requireNonNull(values.get(feature), feature)
                    : given.word(feature);
        }
    }
}
