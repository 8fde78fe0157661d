package io.gruard.training.fit;

import io.gruard.nn.Network;
import io.gruard.training.protocol.Examples;
import java.util.List;

/**
 * Prior correction: adapts the probabilities of a network from the class shares in training to those of the data.
 *
 * <p>Balancing and class weights make rare classes more frequent, and the network's probabilities with them. Most rows that
 * it then classifies as U2R are benign. By Bayes' rule, the posterior for other shares is the old one times the ratio of the
 * shares, normalized (Saerens, Latinne and Decaestecker 2002, equation 2.4). The logits thus change by the logarithm of that
 * ratio. This is a constant for each class, which is added to the bias of the last layer.
 *
 * @param shifts shift of the logit of each class
 */
record PriorCorrection(double[] shifts) {

    /**
     * Computes the correction for a training set.
     *
     * @param training real and synthetic rows; the real ones have the class shares of the data
     * @param weights class weights of the training loss; empty for 1
     * @param strength 0 for no correction, 1 for the full correction
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
            // A class without real rows has no share in the data. The totals of both counts shift all classes equally.
            shifts[c] = real[c] == 0 ? 0 : strength * Math.log(real[c] / trained[c]);
        }
        return new PriorCorrection(shifts);
    }

    /** Returns a corrected copy of the network. */
    Network correct(Network network) {
        return LogitChange.by(shifts).apply(network, "prior_correction");
    }
}
