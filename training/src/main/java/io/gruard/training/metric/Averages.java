package io.gruard.training.metric;

import java.util.function.IntToDoubleFunction;

/**
 * Averages of a figure over the classes.
 *
 * @param macro mean over the classes that occur as a true or as a predicted class
 * @param weighted mean over all classes, weighted by their number of rows
 */
public record Averages(double macro, double weighted) {
    /** Computes the averages of a figure of each class. */
    public static Averages of(ConfusionMatrix confusion, IntToDoubleFunction figure) {
        double sum = 0;
        double weightedSum = 0;
        int occurring = 0;
        for (int c = 0; c < confusion.classes().size(); c++) {
            if (confusion.occurs(c)) {
                double value = figure.applyAsDouble(c);
                sum += value;
                weightedSum += value * confusion.support(c);
                occurring++;
            }
        }
        return occurring == 0 ? new Averages(0, 0) : new Averages(sum / occurring, weightedSum / confusion.total());
    }
}
