package io.gruard.datasets.descriptor;

/** What becomes of a row with a cell that is missing, or that does not fit its column. */
public enum MissingValuePolicy {
    /** Reading fails and names the cell. */
    ERROR("error"),
    /** The row is left out and counted by the column at fault. */
    SET_ASIDE("set-aside"),
    /** A number counts as 0, a category as the empty word; for missing cells alone. */
    ZERO("zero");

    private final String word;

    MissingValuePolicy(String word) {
        this.word = word;
    }

    /** The word a descriptor uses. */
    public String id() {
        return word;
    }

    static MissingValuePolicy of(String word) {
        for (MissingValuePolicy missingValues : values()) {
            if (missingValues.id().equals(word)) {
                return missingValues;
            }
        }
        throw new IllegalArgumentException("found '" + word + "', expected one of error, set-aside, zero");
    }
}
