package io.gruard.training.fit;

import io.gruard.core.ColumnSpan;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Gaussian noise on the numbers of training rows, drawn anew each time a row is used: a network that has seen a row only blurred cannot
 * bend itself around it (Bishop 1995, "Training with noise is equivalent to Tikhonov regularization"). Categories stay as they are.
 */
final class InputNoise {
    private final float deviation;
    private final int[] columns;

    /**
     * Noise of a kind.
     *
     * @param deviation in units of the scaled numbers; 0 for none
     * @param spans where each feature's columns lie
     */
    InputNoise(double deviation, List<ColumnSpan> spans) {
        this.deviation = (float) deviation;
        this.columns = spans.stream()
                .filter(span -> !span.categorical())
                .mapToInt(ColumnSpan::first)
                .toArray();
    }

    /**
     * Blurs rows in place.
     *
     * @param values (rows, width), perhaps with more after them
     * @param seed the same seed gives the same noise
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
