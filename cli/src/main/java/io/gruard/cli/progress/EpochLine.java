package io.gruard.cli.progress;

import io.gruard.training.fit.Epoch;
import java.util.Locale;

/** Formats an epoch as one line. */
final class EpochLine {
    private EpochLine() {}

    static String of(String round, Epoch epoch, int epochs) {
        return String.format(
                Locale.ROOT,
                "%s: epoch %d/%d, loss %.4f, accuracy %.4f; validation loss %.4f, accuracy %.4f, macro-F1 %.4f%s; "
                        + "%,.0f rows/s, %.1f s",
                round,
                epoch.number(),
                epochs,
                epoch.trainLoss(),
                epoch.trainAccuracy(),
                epoch.validationLoss(),
                epoch.validationAccuracy(),
                epoch.validationMacroF1(),
                epoch.best() ? " (best)" : "",
                epoch.rowsPerSecond(),
                epoch.seconds());
    }
}
