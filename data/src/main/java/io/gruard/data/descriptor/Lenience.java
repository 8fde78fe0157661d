package io.gruard.data.descriptor;

import java.util.Locale;

/** What becomes of a row with a cell that is missing, or that does not fit its column. */
public enum Lenience {
    /** Reading fails and names the cell. */
    ERROR,
    /** The row is left out and counted by the column at fault. */
    SET_ASIDE,
    /** A number counts as 0, a category as the empty word; for missing cells alone. */
    ZERO;

    /** The word a descriptor uses. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Lenience of(String word) {
        for (Lenience lenience : values()) {
            if (lenience.word().equals(word)) {
                return lenience;
            }
        }
        throw new IllegalArgumentException("found '" + word + "', wanted one of error, set-aside, zero");
    }
}
