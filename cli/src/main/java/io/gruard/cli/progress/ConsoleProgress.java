package io.gruard.cli.progress;

import io.gruard.training.fit.TrainingListener;

/** Progress on standard error: bars on a terminal, lines in a log or a pipe. */
public final class ConsoleProgress {
    private ConsoleProgress() {}

    /** Shows the progress of training. */
    public static TrainingListener forTraining() {
        return Terminal.standardErrorIsOne()
                ? new BarProgress(System.err, Terminal.columns())
                : new PlainProgress(System.err);
    }
}
