package io.gruard.training.fit;

import io.gruard.nn.Network;
import io.gruard.nn.Scorer;
import io.gruard.training.fit.FitSettings.CalibrationMethod;
import io.gruard.training.protocol.Examples;
import java.util.List;

/**
 * A network with the weights of its best epoch, or an ensemble of such networks.
 *
 * @param network the calibrated network
 * @param uncalibrated the network before calibration
 * @param calibration description of the calibration
 * @param epochs all epochs; for an ensemble their mean
 * @param kept the epoch whose weights are kept; for an ensemble the best epoch of the mean
 */
public record FittedNetwork(Network network, Network uncalibrated, String calibration, List<Epoch> epochs, Epoch kept) {
    public FittedNetwork {
        epochs = List.copyOf(epochs);
    }

    /** Calibrates a network with validation rows. */
    static FittedNetwork calibrated(
            Network network,
            Examples validation,
            CalibrationMethod method,
            int threads,
            List<Epoch> epochs,
            Epoch kept) {
        Calibration calibration = calibration(network, validation, method, threads);
        return new FittedNetwork(
                calibration.change().apply(network, "calibration"), network, calibration.spec(), epochs, kept);
    }

    private static Calibration calibration(
            Network network, Examples validation, CalibrationMethod method, int threads) {
        if (method == CalibrationMethod.NONE) {
            return Calibration.none(network.spec().classes());
        }
        try (Scorer scorer = new Scorer(network, threads)) {
            return Calibration.fit(scorer.logits(validation.matrix()), validation.classOfRow(), method);
        }
    }

    /** Returns the training rows per second of the training steps, over all epochs. */
    public double trainRowsPerSecond() {
        double perRow = epochs.stream()
                .mapToDouble(epoch -> 1 / epoch.rowsPerSecond())
                .average()
                .orElse(Double.NaN);
        return 1 / perRow;
    }
}
