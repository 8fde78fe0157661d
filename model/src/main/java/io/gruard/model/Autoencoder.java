package io.gruard.model;

import io.gruard.core.Matrix;
import io.gruard.nn.Network;
import io.gruard.nn.Scorer;
import io.gruard.nn.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * A network that reconstructs its input from few numbers. The energy of a row is the squared distance between the row
 * and its reconstruction. The network is trained on benign rows and reconstructs other rows badly.
 *
 * @param network network with as many outputs as inputs
 */
public record Autoencoder(Network network) implements NoveltyMeasure {
    public Autoencoder {
        if (network.spec().classes() != network.spec().input().size()) {
            throw new IllegalArgumentException("autoencoder: expected as many outputs as inputs, found "
                    + network.spec().input().size() + " and "
                    + network.spec().classes());
        }
    }

    @Override
    public int width() {
        return network.spec().classes();
    }

    @Override
    public MeasureShape shape() {
        return new MeasureShape.Encoding(network.spec());
    }

    @Override
    public List<Tensor> tensors() {
        return network.tensors();
    }

    @Override
    public float[] energies(Matrix rows) {
        NoveltyMeasure.requireWidth("autoencoder", width(), rows);
        Matrix given;
        try (Scorer scorer = new Scorer(network, 1)) {
            given = scorer.logits(rows);
        }
        float[] energies = new float[rows.rows()];
        for (int row = 0, at = 0; row < energies.length; row++) {
            for (int column = 0; column < width(); column++, at++) {
                float apart = rows.values()[at] - given.values()[at];
                energies[row] = Math.fma(apart, apart, energies[row]);
            }
        }
        return energies;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Autoencoder autoencoder
                && network.spec().equals(autoencoder.network.spec())
                && sameNumbers(network.tensors(), autoencoder.network.tensors());
    }

    private static boolean sameNumbers(List<Tensor> ours, List<Tensor> theirs) {
        for (int i = 0; i < ours.size(); i++) {
            if (!Arrays.equals(ours.get(i).values(), theirs.get(i).values())) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        return network.spec().hashCode();
    }

    @Override
    public String toString() {
        return "autoencoder of " + width() + " columns";
    }
}
