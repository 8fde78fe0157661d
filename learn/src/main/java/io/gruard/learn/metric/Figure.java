package io.gruard.learn.metric;

import java.util.function.ToDoubleFunction;

/** The figures that stand for a whole evaluation, in the order in which they are shown. */
public enum Figure {
    ACCURACY("accuracy", "Accuracy", Unit.RATE, Evaluation::accuracy),
    MACRO_PRECISION(
            "precision_macro", "Precision, macro", Unit.RATE, e -> e.precision().macro()),
    WEIGHTED_PRECISION(
            "precision_weighted",
            "Precision, weighted",
            Unit.RATE,
            e -> e.precision().weighted()),
    MACRO_RECALL("recall_macro", "Recall, macro", Unit.RATE, e -> e.recall().macro()),
    MACRO_F1("f1_macro", "F1, macro", Unit.RATE, e -> e.f1().macro()),
    WEIGHTED_F1("f1_weighted", "F1, weighted", Unit.RATE, e -> e.f1().weighted()),
    MCC("mcc", "Matthews' correlation", Unit.NUMBER, Evaluation::mcc),
    LOSS("loss", "Log loss", Unit.NUMBER, Evaluation::loss),
    FALSE_POSITIVE_RATE("false_positive_rate", "False-positive rate", Unit.RATE, Evaluation::falsePositiveRate),
    DETECTION_RATE("detection_rate", "Detection rate", Unit.RATE, Evaluation::detectionRate);

    /** How a figure is shown. */
    public enum Unit {
        /** A fraction of rows. */
        RATE,
        /** A plain number. */
        NUMBER
    }

    private final String key;
    private final String title;
    private final Unit unit;
    private final ToDoubleFunction<Evaluation> value;

    Figure(String key, String title, Unit unit, ToDoubleFunction<Evaluation> value) {
        this.key = key;
        this.title = title;
        this.unit = unit;
        this.value = value;
    }

    /** As it is named in JSON. */
    public String key() {
        return key;
    }

    /** As it is named to people. */
    public String title() {
        return title;
    }

    public Unit unit() {
        return unit;
    }

    public double of(Evaluation evaluation) {
        return value.applyAsDouble(evaluation);
    }
}
