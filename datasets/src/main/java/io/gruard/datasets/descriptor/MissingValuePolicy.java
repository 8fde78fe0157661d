package io.gruard.datasets.descriptor;

/** What happens to a row with a missing or malformed cell. */
public enum MissingValuePolicy {
    /** Reading fails and names the cell. */
    ERROR("error"),
    /** The row is skipped and counted by column. */
    SET_ASIDE("set-aside"),
    /** A number becomes 0, a category becomes the empty text. Only for missing cells. */
    ZERO("zero");

    private final String word;

    MissingValuePolicy(String word) {
        this.word = word;
    }

    /** The name in descriptors. */
    public String id() {
        return word;
    }

    static MissingValuePolicy of(String word) {
        for (MissingValuePolicy missingValues : values()) {
            if (missingValues.id().equals(word)) {
                return missingValues;
            }
        }
        throw new IllegalArgumentException("expected one of error, set-aside, zero, found '" + word + "'");
    }
}
