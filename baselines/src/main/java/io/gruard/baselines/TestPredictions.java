package io.gruard.baselines;

import io.gruard.core.Classes;
import io.gruard.training.metric.ConfusionMatrix;
import io.gruard.training.metric.Predictions;
import java.util.Arrays;
import java.util.List;

/**
 * The predicted classes of an evaluation, row by row.
 *
 * @param evaluation such as {@code KDDTest+} or {@code fold-2}
 * @param actual true class of each row
 * @param predicted predicted class of each row
 * @param seconds wall-clock time of encoding and scoring all rows
 */
record TestPredictions(String evaluation, int[] actual, int[] predicted, double seconds) {
    TestPredictions {
        if (actual.length != predicted.length) {
            throw new IllegalArgumentException(evaluation + ": expected as many true as predicted classes, found "
                    + actual.length + " and " + predicted.length);
        }
    }

    static TestPredictions of(Predictions predictions) {
        int[] predicted = new int[predictions.count()];
        for (int row = 0; row < predicted.length; row++) {
            predicted[row] = predictions.predicted(row);
        }
        return new TestPredictions(predictions.evaluation(), predictions.actual(), predicted, predictions.seconds());
    }

    /** Joins the rows of several evaluations in order. */
    static TestPredictions pooled(String name, List<TestPredictions> parts) {
        return new TestPredictions(
                name,
                parts.stream().flatMapToInt(part -> Arrays.stream(part.actual)).toArray(),
                parts.stream()
                        .flatMapToInt(part -> Arrays.stream(part.predicted))
                        .toArray(),
                parts.stream().mapToDouble(TestPredictions::seconds).sum());
    }

    int rows() {
        return actual.length;
    }

    ConfusionMatrix confusion(Classes classes) {
        long[][] counts = new long[classes.size()][classes.size()];
        for (int row = 0; row < actual.length; row++) {
            counts[actual[row]][predicted[row]]++;
        }
        return new ConfusionMatrix(classes, counts);
    }
}
