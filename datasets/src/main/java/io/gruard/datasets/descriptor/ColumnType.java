package io.gruard.datasets.descriptor;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What a column of a file holds, and thereby whether it is a feature. */
public enum ColumnType {
    /** A number: a feature. */
    NUMBER("number"),
    /** A whole number, {@code 12} or {@code 12.0}: a feature. */
    INTEGER("integer"),
    /** Hexadecimal with or without {@code 0x}, or a number with a decimal point, which some exports turn such columns into: a feature. */
    HEXADECIMAL("hexadecimal"),
    /** A word out of a set: a feature, encoded one-hot. */
    CATEGORY("category"),
    /** The label. */
    LABEL("label"),
    /** Free text such as a payload: no feature. */
    TEXT("text"),
    /** A point in time: no feature. */
    TIME("time"),
    /** An address, a port, a sequence number: says which record it is, not what it is like; no feature. */
    IDENTIFIER("identifier"),
    /** Left out for another reason: no feature. */
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

    /** The word a descriptor uses. */
    public String id() {
        return word;
    }

    static ColumnType of(String word) {
        for (ColumnType type : values()) {
            if (type.id().equals(word)) {
                return type;
            }
        }
        throw new IllegalArgumentException("found '" + word + "', expected one of " + wordsOf(values()));
    }

    private static String wordsOf(ColumnType[] types) {
        return Arrays.stream(types).map(ColumnType::id).collect(Collectors.joining(", "));
    }
}
