package io.gruard.nn;

import io.gruard.core.Matrix;

/**
 * What a network's last layer takes and gives.
 *
 * @param features what enters the last layer, which is a dense one: (rows, units)
 * @param logits what the class probabilities are the softmax of: (rows, classes)
 */
public record Activations(Matrix features, Matrix logits) {
    public Activations {
        Checks.length("rows of the logits", features.rows(), logits.rows());
    }

    /** Softmax of the logits: (rows, classes), with the bits that {@link Scorer#probabilities} gives. */
    public Matrix probabilities() {
        int classes = logits.columns();
        Matrix probabilities = Matrix.zeros(logits.rows(), classes);
        double[] row = new double[classes];
        for (int r = 0; r < logits.rows(); r++) {
            LossHead.softmax(logits.values(), r * classes, row);
            for (int c = 0; c < classes; c++) {
                probabilities.values()[r * classes + c] = (float) row[c];
            }
        }
        return probabilities;
    }
}
