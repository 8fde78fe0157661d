package io.gruard.training.fit;

import io.gruard.core.ColumnSpan;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Adds Gaussian noise to the numeric features of training rows, with new noise each time a row is used. The noise keeps the
 * network from fitting single rows closely (Bishop 1995, "Training with noise is equivalent to Tikhonov regularization").
 * Categories do not change.
 */
final class InputNoise {
    private final float deviation;
    private final int[] columns;

    /**
     * Defines the noise.
     *
     * @param deviation standard deviation in units of the scaled numbers; 0 for no noise
     * @param spans the columns of each feature
     */
    InputNoise(double deviation, List<ColumnSpan> spans) {
        this.deviation = (float) deviation;
        this.columns = spans.stream()
                .filter(span -> !span.categorical())
                .mapToInt(ColumnSpan::first)
                .toArray();
    }

    /**
     * Adds noise to rows in place.
     *
     * @param values (rows, width); further values after these rows do not change
     * @param seed random seed of the noise
     */
    void add(float[] values, int rows, int width, long seed) {
        if (deviation == 0) {
            return;
        }
        SplittableRandom random = new SplittableRandom(seed);
        for (int row = 0; row < rows; row++) {
            for (int column : columns) {
                values[row * width + column] += deviation * (float) random.nextGaussian();
            }
        }
    }
}
