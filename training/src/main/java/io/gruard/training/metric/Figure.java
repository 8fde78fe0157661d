package io.gruard.training.metric;

/** The summary figures of an evaluation, in display order. */
public enum Figure {
    ACCURACY("accuracy", "Accuracy", Unit.RATE),
    MACRO_PRECISION("precision_macro", "Precision, macro", Unit.RATE),
    WEIGHTED_PRECISION("precision_weighted", "Precision, weighted", Unit.RATE),
    MACRO_RECALL("recall_macro", "Recall, macro", Unit.RATE),
    MACRO_F1("f1_macro", "F1, macro", Unit.RATE),
    WEIGHTED_F1("f1_weighted", "F1, weighted", Unit.RATE),
    MCC("mcc", "Matthews' correlation", Unit.NUMBER),
    LOSS("loss", "Log loss", Unit.NUMBER),
    FALSE_POSITIVE_RATE("false_positive_rate", "False-positive rate", Unit.RATE),
    DETECTION_RATE("detection_rate", "Detection rate", Unit.RATE);

    /** How to format a figure. */
    public enum Unit {
        /** A fraction of rows. */
        RATE,
        /** A plain number. */
        NUMBER
    }

    private final String key;
    private final String title;
    private final Unit unit;

    Figure(String key, String title, Unit unit) {
        this.key = key;
        this.title = title;
        this.unit = unit;
    }

    /** Returns its name in JSON. */
    public String key() {
        return key;
    }

    /** Returns its name in reports. */
    public String title() {
        return title;
    }

    public Unit unit() {
        return unit;
    }

    public double of(Evaluation evaluation) {
        return switch (this) {
            case ACCURACY -> evaluation.accuracy();
            case MACRO_PRECISION -> evaluation.precision().macro();
            case WEIGHTED_PRECISION -> evaluation.precision().weighted();
            case MACRO_RECALL -> evaluation.recall().macro();
            case MACRO_F1 -> evaluation.f1().macro();
            case WEIGHTED_F1 -> evaluation.f1().weighted();
            case MCC -> evaluation.mcc();
            case LOSS -> evaluation.loss();
            case FALSE_POSITIVE_RATE -> evaluation.falsePositiveRate();
            case DETECTION_RATE -> evaluation.detectionRate();
        };
    }
}
