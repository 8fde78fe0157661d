package io.gruard.learn.train;

import io.gruard.nn.Network;
import java.util.List;

/**
 * A network with the weights of its best epoch.
 *
 * @param network calibrated
 * @param uncalibrated the same before its logits were changed
 * @param calibration in words
 * @param epochs all epochs run
 * @param kept the epoch whose weights these are
 */
public record FittedNetwork(Network network, Network uncalibrated, String calibration, List<Epoch> epochs, Epoch kept) {
    public FittedNetwork {
        epochs = List.copyOf(epochs);
    }

    /** Training rows over the time of the training steps, over all epochs. */
    public double trainRowsPerSecond() {
        double perRow = epochs.stream()
                .mapToDouble(epoch -> 1 / epoch.rowsPerSecond())
                .average()
                .orElse(Double.NaN);
        return 1 / perRow;
    }
}
