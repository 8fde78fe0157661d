package io.gruard.training.fit;

import io.gruard.nn.LayerSpec;
import io.gruard.nn.Network;
import io.gruard.nn.NetworkSpec;
import io.gruard.nn.Tensor;
import java.util.Arrays;

/**
 * Changes the logits of a network to {@code scale · logit + shift}. It changes weights and biases of the last layer, so
 * scoring and the model file need no additional layer.
 *
 * @param scale one factor for each class
 * @param shift one shift for each class
 */
record LogitChange(double[] scale, double[] shift) {

    /** Makes a change that only shifts. */
    static LogitChange by(double[] shift) {
        double[] ones = new double[shift.length];
        Arrays.fill(ones, 1);
        return new LogitChange(ones, shift);
    }

    /**
     * Returns a copy of the network with changed logits.
     *
     * @param setting name of the setting that requires the change, for the message
     * @throws IllegalArgumentException if the network's last layer is not dense
     */
    Network apply(Network network, String setting) {
        NetworkSpec spec = network.spec();
        int last = spec.layers().size() - 1;
        if (!(spec.layers().get(last) instanceof LayerSpec.Dense)) {
            throw new IllegalArgumentException(
                    setting + ": expected a network whose last layer is dense, found another");
        }
        return Network.of(
                spec,
                network.tensors().stream()
                        .map(tensor -> changed(tensor, last + ".weight", last + ".bias"))
                        .toList());
    }

    private Tensor changed(Tensor tensor, String weight, String bias) {
        Tensor changed = tensor.copy();
        float[] values = changed.values();
        if (tensor.name().equals(weight)) {
            int inputs = values.length / scale.length;
            for (int i = 0; i < values.length; i++) {
                values[i] *= (float) scale[i / inputs];
            }
        } else if (tensor.name().equals(bias)) {
            for (int c = 0; c < values.length; c++) {
                values[c] = (float) (scale[c] * values[c] + shift[c]);
            }
        }
        return changed;
    }

    /** Changes the logits of one row, which start at {@code at}. They equal those of the changed network up to rounding. */
    void apply(float[] logits, int at, double[] changed) {
        for (int c = 0; c < changed.length; c++) {
            changed[c] = scale[c] * logits[at + c] + shift[c];
        }
    }
}
