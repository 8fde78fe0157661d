package io.gruard.training.audit;

/** What was looked for. */
public enum Check {
    /** Rows that repeat another's feature vector. */
    DUPLICATES("duplicates"),
    /** Those among them with another label. */
    CONFLICTING_LABELS("conflicting-labels"),
    /** Feature vectors on both sides of a split. */
    OVERLAP("overlap"),
    /** Classes with too few rows. */
    SMALL_CLASS("small-class"),
    /** Features that never vary. */
    CONSTANT_COLUMN("constant-column"),
    /** Features that say which row it is. */
    IDENTIFIER("identifier"),
    /** Features that alone tell the classes apart. */
    SEPARATING_FEATURE("separating-feature"),
    /** Test parts that differ from the training part. */
    DRIFT("drift");

    private final String word;

    Check(String word) {
        this.word = word;
    }

    /** As in files and on the terminal: {@code conflicting-labels}. */
    public String id() {
        return word;
    }
}
