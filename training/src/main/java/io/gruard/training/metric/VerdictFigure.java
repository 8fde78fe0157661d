package io.gruard.training.metric;

/** The figures of verdicts, in display order. All are rates. */
public enum VerdictFigure {
    ACCURACY("accuracy", "Accuracy, all classes"),
    MACRO_F1("f1_macro", "F1, macro"),
    BINARY_ACCURACY("binary_accuracy", "Binary accuracy"),
    FALSE_POSITIVE_RATE("false_positive_rate", "False-positive rate"),
    DETECTION_RATE("detection_rate", "Detection rate"),
    KNOWN_DETECTION_RATE("known_detection_rate", "Detection rate, known attacks"),
    NOVEL_DETECTION_RATE("novel_detection_rate", "Detection rate, novel attacks"),
    NOVEL_DETECTION_BY_CLASSIFIER("novel_detection_rate_by_classifier", "Novel attacks classified as a known attack"),
    NOVEL_CLASS_RATE("novel_class_rate", "Novel attacks assigned their own class"),
    ATTACK_AUROC("attack_auroc", "Novelty of attacks compared with benign rows, area under ROC"),
    NOVEL_AUROC("novel_auroc", "Novelty of novel attacks compared with all other rows, area under ROC"),
    NOVEL_AUPRC("novel_auprc", "Novelty of novel attacks compared with all other rows, average precision");

    private final String key;
    private final String title;

    VerdictFigure(String key, String title) {
        this.key = key;
        this.title = title;
    }

    /** Returns its name in JSON. */
    public String key() {
        return key;
    }

    /** Returns its name in reports. */
    public String title() {
        return title;
    }
}
