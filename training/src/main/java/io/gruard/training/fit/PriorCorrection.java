package io.gruard.training.fit;

import io.gruard.nn.Network;
import io.gruard.training.protocol.Examples;
import java.util.List;

/**
 * Brings a network's probabilities from the class shares that it was trained with back to those of the data.
 *
 * <p>Balancing and class weights make rare classes common, and the network's probabilities with them: what it then calls U2R is
 * mostly benign. By Bayes' rule the posterior for other shares is the old one times the ratio of the shares, normalised (Saerens, Latinne and
 * Decaestecker 2002, equation 2.4), so that the logits move by the logarithm of that ratio. That is a constant for each class and goes into the bias of
 * the last layer.
 *
 * @param shifts what is added to each class's logit
 */
record PriorCorrection(double[] shifts) {

    /**
     * The correction for a training set.
     *
     * @param training real and synthetic rows; the real ones show the shares of the data
     * @param weights how much a row of each class counts in training; empty for 1
     * @param strength 0 for none, 1 for the whole
     */
    static PriorCorrection of(Examples training, int classes, List<Float> weights, double strength) {
        double[] real = new double[classes];
        double[] trained = new double[classes];
        for (int row = 0; row < training.rows(); row++) {
            int c = training.classOfRow()[row];
            trained[c] += weights.isEmpty() ? 1 : weights.get(c);
            if (training.rowNumbers()[row] != 0) {
                real[c]++;
            }
        }
        double[] shifts = new double[classes];
        for (int c = 0; c < classes; c++) {
            // A class without real rows has no share to go back to. The sums of both counts shift all classes alike.
            shifts[c] = real[c] == 0 ? 0 : strength * Math.log(real[c] / trained[c]);
        }
        return new PriorCorrection(shifts);
    }

    /** A copy of the network, corrected. */
    Network correct(Network network) {
        return LogitChange.by(shifts).apply(network, "prior_correction");
    }
}
