package io.gruard.cli.progress;

import io.gruard.training.fit.TrainingListener;

/** Shows progress on standard error: bars on a terminal, lines in a log or a pipe. */
public final class ConsoleProgress {
    private ConsoleProgress() {}

    /** Shows the progress of training; nothing if the verbosity is {@link Verbosity#QUIET}. */
    public static TrainingListener forTraining() {
        if (Verbosity.current() == Verbosity.QUIET) {
            return TrainingListener.SILENT;
        }
        return Terminal.isStandardError()
                ? new BarProgress(System.err, Terminal.columns())
                : new PlainProgress(System.err);
    }
}
