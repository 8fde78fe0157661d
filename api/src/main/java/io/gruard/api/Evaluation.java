package io.gruard.api;

import io.gruard.training.metric.Averages;
import io.gruard.training.metric.ConfusionMatrix;
import io.gruard.training.metric.VerdictFigures;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The quality of a model's verdicts on labelled rows. All rates are in 0..1. A novel attack counts under the class it
 * is most similar to.
 *
 * @param name the part of the data that was evaluated
 * @param rows rows evaluated
 * @param accuracy rows with a verdict of their own class, over all rows
 * @param macroF1 mean of the classes' F1
 * @param falsePositiveRate benign rows classified as any attack, over benign rows
 * @param detectionRate attack rows classified as any attack, over attack rows
 * @param recall for each class that has rows: rows with a verdict of this class, over rows of this class
 */
public record Evaluation(
        String name,
        long rows,
        double accuracy,
        double macroF1,
        double falsePositiveRate,
        double detectionRate,
        Map<String, Double> recall) {
    /** Copies the map. */
    public Evaluation {
        recall = Collections.unmodifiableMap(new LinkedHashMap<>(recall));
    }

    static Evaluation of(io.gruard.training.metric.Evaluation evaluation) {
        VerdictFigures verdicts = evaluation.verdicts();
        ConfusionMatrix confusion = verdicts == null ? evaluation.confusion() : verdicts.confusion();
        long rows = 0;
        Map<String, Double> recall = new LinkedHashMap<>();
        for (int i = 0; i < confusion.classes().size(); i++) {
            long support = confusion.support(i);
            rows += support;
            if (support > 0) {
                recall.put(confusion.classes().name(i), confusion.recall(i));
            }
        }
        return new Evaluation(
                evaluation.name(),
                rows,
                confusion.accuracy(),
                Averages.of(confusion, confusion::f1).macro(),
                confusion.falsePositiveRate(),
                confusion.detectionRate(),
                recall);
    }

    /**
     * Formats the main figures in one line.
     *
     * @return such as
     *     {@code simulated: 2,412 rows, accuracy 97.10%, macro-F1 0.912, false-positive rate 1.20%, detection rate 98.70%}
     */
    public String summary() {
        return String.format(
                Locale.ROOT,
                "%s: %,d rows, accuracy %.2f%%, macro-F1 %.3f, false-positive rate %.2f%%, detection rate %.2f%%",
                name,
                rows,
                100 * accuracy,
                macroF1,
                100 * falsePositiveRate,
                100 * detectionRate);
    }
}
