package io.gruard.traffic.tshark;

/**
 * A column of Edge-IIoTset.
 *
 * @param name the name of tshark's field, which is also the column's
 * @param kind what it is to a model
 */
record EdgeField(String name, FieldRole kind) {
    /** What a field is to a model. */
    enum FieldRole {
        /** A decimal number: a feature. Of a field without a value, such as {@code tcp.connection.syn}: whether it is there. */
        NUMBER,
        /** A number that tshark writes in hexadecimal: a feature. */
        HEXADECIMAL,
        /** A word: a feature. */
        WORD,
        /** Says which packet it is and not what it is like, or is free text: no feature. */
        OTHER
    }

    boolean numeric() {
        return kind == FieldRole.NUMBER || kind == FieldRole.HEXADECIMAL;
    }
}
