package io.gruard.datasets.descriptor;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The type of a column, which determines whether it is a feature. */
public enum ColumnType {
    /** A number. A feature. */
    NUMBER("number"),
    /** An integer, {@code 12} or {@code 12.0}. A feature. */
    INTEGER("integer"),
    /**
     * A hexadecimal number with or without {@code 0x}. Numbers with a decimal point are decimal, because some exports
     * convert such columns. A feature.
     */
    HEXADECIMAL("hexadecimal"),
    /** A category, encoded one-hot. A feature. */
    CATEGORY("category"),
    /** The label. */
    LABEL("label"),
    /** Free text such as a payload. Not a feature. */
    TEXT("text"),
    /** A point in time. Not a feature. */
    TIME("time"),
    /** An address, a port or a sequence number, which identifies a record but does not describe it. Not a feature. */
    IDENTIFIER("identifier"),
    /** Excluded for another reason. Not a feature. */
    DROPPED("dropped");

    private final String word;

    ColumnType(String word) {
        this.word = word;
    }

    /** Whether cells become numbers. */
    public boolean numeric() {
        return this == NUMBER || this == INTEGER || this == HEXADECIMAL;
    }

    /** Whether the column is a feature. */
    public boolean feature() {
        return numeric() || this == CATEGORY;
    }

    /** The name in descriptors. */
    public String id() {
        return word;
    }

    static ColumnType of(String word) {
        for (ColumnType type : values()) {
            if (type.id().equals(word)) {
                return type;
            }
        }
        throw new IllegalArgumentException("expected one of " + idsOf(values()) + ", found '" + word + "'");
    }

    private static String idsOf(ColumnType[] types) {
        return Arrays.stream(types).map(ColumnType::id).collect(Collectors.joining(", "));
    }
}
