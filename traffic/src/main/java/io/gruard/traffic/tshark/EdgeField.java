package io.gruard.traffic.tshark;

/**
 * A column of Edge-IIoTset.
 *
 * @param name name of tshark's field, which is also the name of the column
 * @param kind role of the column
 */
record EdgeField(String name, FieldRole kind) {
    /** The role of a field for a model. */
    enum FieldRole {
        /**
         * A decimal number: a feature. For a field without a value, such as {@code tcp.connection.syn}: whether it is
         * present.
         */
        NUMBER,
        /** A number that tshark writes in hexadecimal: a feature. */
        HEXADECIMAL,
        /** A category: a feature. */
        WORD,
        /** An identifier of the packet, or free text: not a feature. */
        OTHER
    }

    boolean numeric() {
        return kind == FieldRole.NUMBER || kind == FieldRole.HEXADECIMAL;
    }
}
