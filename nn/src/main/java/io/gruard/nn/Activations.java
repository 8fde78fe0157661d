package io.gruard.nn;

import io.gruard.core.Matrix;

/**
 * The input and the output of a network's last layer.
 *
 * @param features input of the last layer, which is dense: (rows, units)
 * @param logits output of the last layer; its softmax gives the class probabilities: (rows, classes)
 */
public record Activations(Matrix features, Matrix logits) {
    public Activations {
        Checks.length("rows of the logits", features.rows(), logits.rows());
    }

    /** Computes the softmax of the logits: (rows, classes), with the same bits as {@link Scorer#probabilities}. */
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
