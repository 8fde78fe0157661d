package io.gruard.traffic.source;

import io.gruard.core.Feature;
import io.gruard.core.Schema;
import io.gruard.traffic.can.CanFeatures;
import io.gruard.traffic.kdd.KddFeatures;
import io.gruard.traffic.kdd.KddRecord;
import io.gruard.traffic.tshark.EdgeFeatures;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A kind of records that sources give.
 *
 * @param name in messages
 * @param given every feature that such records have
 */
public record RecordKind(String name, Schema given) {
    /** Connections with NSL-KDD's 28 features of packet headers. */
    public static final RecordKind KDD = new RecordKind("KDD connections", KddFeatures.ofTraffic());

    /** CAN frames with CICIoV2024's features. */
    public static final RecordKind CAN = new RecordKind("CAN frames", CanFeatures.schema());

    /** Packets with Edge-IIoTset's features, as tshark gives them. */
    public static final RecordKind EDGE = new RecordKind("packets dissected by tshark", EdgeFeatures.schema());

    private static final Map<String, Integer> KDD_INDEX = indexOf(KddFeatures.NAMES);

    private static Map<String, Integer> indexOf(List<String> names) {
        Map<String, Integer> index = new HashMap<>();
        for (String name : names) {
            index.put(name, index.size());
        }
        return Map.copyOf(index);
    }

    /** The features that a model wants and records of this kind do not have, in its order; compared by name and kind. */
    public List<Feature> missingFor(Schema expected) {
        Set<Feature> known = Set.copyOf(given.features());
        return expected.features().stream()
                .filter(feature -> !known.contains(feature))
                .toList();
    }

    /**
     * Checks that records of this kind have all that a model wants.
     *
     * @throws IllegalArgumentException listing what is missing
     */
    public void require(Schema expected) {
        List<String> missing =
                missingFor(expected).stream().map(RecordKind::text).toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("the model requires %d features that %s do not have: %s"
                    .formatted(missing.size(), name, String.join(", ", missing)));
        }
    }

    private static String text(Feature feature) {
        return switch (feature) {
            case Feature.Numeric numeric -> numeric.name();
            case Feature.Categorical categorical -> categorical.name() + " (words)";
        };
    }

    /** A connection as an observation that comes in now. */
    public static Observation observation(KddRecord record) {
        return new Observation(new Subject.FlowSubject(record.flow()), new KddRow(record), System.nanoTime());
    }

    private record KddRow(KddRecord record) implements FeatureRow {
        @Override
        public double number(String feature) {
            return record.number(index(feature));
        }

        @Override
        public String word(String feature) {
            return record.word(index(feature));
        }

        private static int index(String feature) {
            return Objects.requireNonNull(KDD_INDEX.get(feature), feature);
        }
    }
}
