package io.gruard.cli;

import io.gruard.core.Schema;
import io.gruard.traffic.source.RecordKind;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;

/** What traffic can be made into for a model. */
@SuppressWarnings("ImmutableEnumChecker") // A kind of records is a value, of a list that cannot be changed.
enum TrafficKind {
    /** Connections with NSL-KDD's features. */
    KDD,
    /** Packets with Edge-IIoTset's features. */
    EDGE_IIOTSET,
    /** CAN frames. */
    CICIOV2024;

    RecordKind records() {
        return switch (this) {
            case KDD -> RecordKind.KDD;
            case EDGE_IIOTSET -> RecordKind.EDGE;
            case CICIOV2024 -> RecordKind.CAN;
        };
    }

    /** The kind that lacks the fewest of a model's features. */
    static TrafficKind nearest(Schema expected) {
        return Arrays.stream(values())
                .min(Comparator.comparingInt(
                        kind -> kind.records().missingFor(expected).size()))
                .orElseThrow();
    }

    /** The word of the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
