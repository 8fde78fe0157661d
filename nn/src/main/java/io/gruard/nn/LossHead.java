package io.gruard.nn;

import java.util.List;

/**
 * Softmax and loss of logits, with the slope by the logits. The loss of a batch is {@code Σ w_y loss / Σ w_y} over its
 * rows, w the class weights, as in PyTorch. It uses double precision, since it is a hundredth of the work.
 */
final class LossHead {
    private final Loss loss;
    private final double[] weights;

    LossHead(Loss loss, List<Float> classWeights, int classes) {
        this.loss = loss;
        this.weights = new double[classes];
        if (!classWeights.isEmpty()) {
            Checks.length("class weights", classes, classWeights.size());
        }
        for (int c = 0; c < classes; c++) {
            weights[c] = classWeights.isEmpty() ? 1 : classWeights.get(c);
        }
    }

    /** Computes Σ w_y over the rows, and checks the labels. */
    double totalWeight(int[] labels, int rows) {
        double total = 0;
        for (int i = 0; i < rows; i++) {
            if (labels[i] < 0 || labels[i] >= weights.length) {
                throw new IllegalArgumentException("row " + i + ": expected a label between 0 and "
                        + (weights.length - 1) + ", found " + labels[i]);
            }
            total += weights[labels[i]];
        }
        return total;
    }

    /**
     * Computes the loss and the slope of one row.
     *
     * @param slope slope of the batch's loss by the logits, written
     * @return the row's part of the batch's loss
     */
    double row(float[] logits, int at, int label, double totalWeight, float[] slope, double[] probabilities) {
        softmax(logits, at, probabilities);
        double weight = totalWeight > 0 ? weights[label] / totalWeight : 0;
        double p = Math.max(probabilities[label], Double.MIN_NORMAL);
        double log = Math.log(p);
        double value;
        double factor;
        switch (loss) {
            case Loss.CrossEntropy ignored -> {
                value = -log;
                factor = -1;
            }
            case Loss.Focal focal -> {
                double miss = Math.max(1 - p, 1e-12);
                double power = Math.pow(miss, focal.gamma());
                value = -power * log;
                factor = focal.gamma() * p * power / miss * log - power;
            }
        }
        for (int c = 0; c < weights.length; c++) {
            slope[at + c] = (float) (weight * factor * ((c == label ? 1 : 0) - probabilities[c]));
        }
        return weight * value;
    }

    /** Computes the softmax of {@code probabilities.length} logits. */
    static void softmax(float[] logits, int at, double[] probabilities) {
        double most = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < probabilities.length; c++) {
            most = Math.max(most, logits[at + c]);
        }
        double sum = 0;
        for (int c = 0; c < probabilities.length; c++) {
            probabilities[c] = Math.exp(logits[at + c] - most);
            sum += probabilities[c];
        }
        for (int c = 0; c < probabilities.length; c++) {
            probabilities[c] /= sum;
        }
    }
}
