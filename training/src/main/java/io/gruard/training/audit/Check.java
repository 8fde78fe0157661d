package io.gruard.training.audit;

/** The checks of an audit. */
public enum Check {
    /** Rows that repeat the feature vector of another row. */
    DUPLICATES("duplicates"),
    /** Rows that repeat the feature vector of a row with another label. */
    CONFLICTING_LABELS("conflicting-labels"),
    /** Feature vectors on both sides of a split. */
    OVERLAP("overlap"),
    /** Classes with too few rows. */
    SMALL_CLASS("small-class"),
    /** Features with the same value in all rows. */
    CONSTANT_COLUMN("constant-column"),
    /** Features that identify the row. */
    IDENTIFIER("identifier"),
    /** Features that separate the classes by themselves. */
    SEPARATING_FEATURE("separating-feature"),
    /** Test parts that differ from the training part. */
    DRIFT("drift");

    private final String id;

    Check(String id) {
        this.id = id;
    }

    /** Returns its name in files and in output, such as {@code conflicting-labels}. */
    public String id() {
        return id;
    }
}
