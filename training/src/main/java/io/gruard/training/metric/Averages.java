package io.gruard.training.metric;

import java.util.function.IntToDoubleFunction;

/**
 * A figure by class, averaged.
 *
 * @param macro plain mean over the classes that occur, as a true or as a predicted class
 * @param weighted mean over all classes, each weighted with its rows
 */
public record Averages(double macro, double weighted) {
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
