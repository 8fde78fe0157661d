package io.gruard.training.fit;

import io.gruard.nn.LayerSpec;
import io.gruard.nn.Network;
import io.gruard.nn.NetworkSpec;
import io.gruard.nn.Tensor;
import java.util.Arrays;

/**
 * Moves a network's logits: each to {@code scale · logit + shift}, by way of the last layer's weights and biases, so that scoring and the
 * model file need nothing more.
 *
 * @param scale one a class
 * @param shift one a class
 */
record LogitChange(double[] scale, double[] shift) {

    /** Shifts alone. */
    static LogitChange by(double[] shift) {
        double[] ones = new double[shift.length];
        Arrays.fill(ones, 1);
        return new LogitChange(ones, shift);
    }

    /**
     * A copy of the network with its logits moved.
     *
     * @param setting what wants this, for the message
     * @throws IllegalArgumentException if the network's last layer is not dense
     */
    Network apply(Network network, String setting) {
        NetworkSpec spec = network.spec();
        int last = spec.layers().size() - 1;
        if (!(spec.layers().get(last) instanceof LayerSpec.Dense)) {
            throw new IllegalArgumentException(setting + " needs a network whose last layer is dense, found "
                    + spec.layers().get(last));
        }
        return Network.of(
                spec,
                network.tensors().stream()
                        .map(tensor -> moved(tensor, last + ".weight", last + ".bias"))
                        .toList());
    }

    private Tensor moved(Tensor tensor, String weight, String bias) {
        Tensor moved = tensor.copy();
        float[] values = moved.values();
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
        return moved;
    }

    /** The logits (rows, classes) of one row, moved: the same as the moved network's, but for rounding. */
    void apply(float[] logits, int at, double[] moved) {
        for (int c = 0; c < moved.length; c++) {
            moved[c] = scale[c] * logits[at + c] + shift[c];
        }
    }
}
