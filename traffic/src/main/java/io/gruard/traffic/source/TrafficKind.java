package io.gruard.traffic.source;

import io.gruard.core.Schema;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;

/** The kinds of records that packets and frames can be turned into. */
@SuppressWarnings("ImmutableEnumChecker") // A kind of records is a value, of a list that cannot be changed.
public enum TrafficKind {
    /** Connections with NSL-KDD's features. */
    KDD,
    /** Connections with the feature set {@code connections}. */
    CONNECTIONS,
    /** Packets with Edge-IIoTset's features. */
    EDGE_IIOTSET,
    /** CAN frames with CICIoV2024's features. */
    CICIOV2024;

    /** Returns the name and the features of such records. */
    public RecordKind records() {
        return switch (this) {
            case KDD -> RecordKind.KDD;
            case CONNECTIONS -> RecordKind.CONNECTIONS;
            case EDGE_IIOTSET -> RecordKind.EDGE;
            case CICIOV2024 -> RecordKind.CAN;
        };
    }

    /** Returns the kind that lacks the fewest of a model's features; the first of equals. */
    public static TrafficKind nearest(Schema expected) {
        return Arrays.stream(values())
                .min(Comparator.comparingInt(
                        kind -> kind.records().missingFor(expected).size()))
                .orElseThrow();
    }

    /** The kind's name in settings and messages. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
