package io.gruard.data.audit;

import java.util.Locale;

/** What was looked for. */
public enum Check {
    /** Rows that repeat another's feature vector. */
    DUPLICATES,
    /** Those among them with another label. */
    CONFLICTING_LABELS,
    /** Feature vectors on both sides of a split. */
    OVERLAP,
    /** Classes with too few rows. */
    SMALL_CLASS,
    /** Features that never vary. */
    CONSTANT_COLUMN,
    /** Features that say which row it is. */
    IDENTIFIER,
    /** Features that alone tell the classes apart. */
    SEPARATING_FEATURE,
    /** Test parts that differ from the training part. */
    DRIFT;

    /** As in files and on the terminal: {@code conflicting-labels}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
