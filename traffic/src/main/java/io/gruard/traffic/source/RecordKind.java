package io.gruard.traffic.source;

import io.gruard.core.Feature;
import io.gruard.core.Schema;
import io.gruard.traffic.can.CanFeatures;
import io.gruard.traffic.connections.ConnectionFeatures;
import io.gruard.traffic.connections.SourceRow;
import io.gruard.traffic.kdd.KddFeatures;
import io.gruard.traffic.kdd.KddRecord;
import io.gruard.traffic.tshark.EdgeFeatures;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A kind of records that a source provides.
 *
 * @param name name in messages
 * @param schema all features of such records
 */
public record RecordKind(String name, Schema schema) {
    /** Connections with the 28 features of NSL-KDD that packet headers provide. */
    public static final RecordKind KDD = new RecordKind("KDD connections", KddFeatures.ofTraffic());

    /** Connections with the feature set {@code connections}. */
    public static final RecordKind CONNECTIONS = new RecordKind("connections", ConnectionFeatures.schema());

    /** CAN frames with the features of CICIoV2024. */
    public static final RecordKind CAN = new RecordKind("CAN frames", CanFeatures.schema());

    /** Packets dissected by tshark, with the features of Edge-IIoTset. */
    public static final RecordKind EDGE = new RecordKind("packets dissected by tshark", EdgeFeatures.schema());

    private static final Map<String, Integer> KDD_INDEX = indexOf(KddFeatures.NAMES);

    private static Map<String, Integer> indexOf(List<String> names) {
        Map<String, Integer> index = new HashMap<>();
        for (String name : names) {
            index.put(name, index.size());
        }
        return Map.copyOf(index);
    }

    /** The features of a model that records of this kind lack, in the model's order. Compares name and kind. */
    public List<Feature> missingFor(Schema expected) {
        Set<Feature> known = Set.copyOf(schema.features());
        return expected.features().stream()
                .filter(feature -> !known.contains(feature))
                .toList();
    }

    /**
     * Checks that records of this kind have all features of a model.
     *
     * @throws IllegalArgumentException if features are missing; the message lists them
     */
    public void require(Schema expected) {
        List<String> missing =
                missingFor(expected).stream().map(RecordKind::text).toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(
                    "the model requires features that %s do not have: %s".formatted(name, String.join(", ", missing)));
        }
    }

    private static String text(Feature feature) {
        return switch (feature) {
            case Feature.Numeric numeric -> numeric.name();
            case Feature.Categorical categorical -> categorical.name() + " (categorical)";
        };
    }

    /** Makes an observation of a connection, seen now. */
    public static Observation observation(KddRecord record) {
        return observation(record, SourceRow.NONE);
    }

    static Observation observation(KddRecord record, SourceRow row) {
        return new Observation(new Subject.FlowSubject(record.flow()), new KddRow(record), System.nanoTime(), row);
    }

    private record KddRow(KddRecord record) implements FeatureRow {
        @Override
        public double number(String feature) {
            return record.number(index(feature));
        }

        @Override
        public String category(String feature) {
            return record.category(index(feature));
        }

        private static int index(String feature) {
            return Objects.requireNonNull(KDD_INDEX.get(feature), feature);
        }
    }
}
