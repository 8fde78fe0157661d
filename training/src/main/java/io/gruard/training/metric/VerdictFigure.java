package io.gruard.training.metric;

/** The figures of verdicts, in the order in which they are shown. All are rates. */
public enum VerdictFigure {
    ACCURACY("accuracy", "Accuracy, all classes"),
    MACRO_F1("f1_macro", "F1, macro"),
    BINARY_ACCURACY("binary_accuracy", "Binary accuracy"),
    FALSE_POSITIVE_RATE("false_positive_rate", "False-positive rate"),
    DETECTION_RATE("detection_rate", "Detection rate"),
    KNOWN_DETECTION_RATE("known_detection_rate", "Detection rate, known labels"),
    NOVEL_DETECTION_RATE("novel_detection_rate", "Detection rate, new labels"),
    NOVEL_DETECTION_BY_CLASSIFIER(
            "novel_detection_rate_by_classifier", "of these by the classifier, as a known attack"),
    NOVEL_CLASS_RATE("novel_class_rate", "of these under their own class"),
    ATTACK_AUROC("attack_auroc", "Novelty of attacks against benign rows, area under ROC"),
    NOVEL_AUROC("novel_auroc", "Novelty of new labels against all others, area under ROC"),
    NOVEL_AUPRC("novel_auprc", "Novelty of new labels against all others, average precision");

    private final String key;
    private final String title;

    VerdictFigure(String key, String title) {
        this.key = key;
        this.title = title;
    }

    /** As it is named in JSON. */
    public String key() {
        return key;
    }

    /** As it is named to people. */
    public String title() {
        return title;
    }
}
