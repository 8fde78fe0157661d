package io.gruard.cli.progress;

import io.gruard.training.fit.Epoch;
import io.gruard.training.fit.TrainingListener;
import java.io.PrintStream;
import java.util.Locale;

/**
 * Shows training as lines of text, for logs and pipes: one for each epoch, and one from time to time within a long one.
 */
final class PlainProgress implements TrainingListener {
    private static final long NANOS_BETWEEN_LINES = 20_000_000_000L;

    private final PrintStream out;
    private String round = "";
    private int rows;
    private int epochs;
    private long lastLine;

    PlainProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public void begins(String name, int rowsOfAnEpoch, int max) {
        round = name;
        rows = rowsOfAnEpoch;
        epochs = max;
        lastLine = System.nanoTime();
        out.printf(Locale.ROOT, "%s: %,d rows an epoch, at most %d epochs%n", round, rows, epochs);
    }

    @Override
    public void stepped(int epoch, int rowsDone, double loss, double accuracy) {
        if (System.nanoTime() - lastLine >= NANOS_BETWEEN_LINES) {
            lastLine = System.nanoTime();
            out.printf(
                    Locale.ROOT,
                    "%s: epoch %d/%d, %d%%, loss %.4f, accuracy %.4f%n",
                    round,
                    epoch,
                    epochs,
                    100L * rowsDone / rows,
                    loss,
                    accuracy);
        }
    }

    @Override
    public void epochEnds(Epoch epoch) {
        lastLine = System.nanoTime();
        out.println(EpochLine.of(round, epoch, epochs));
    }

    @Override
    public void ends(Epoch best) {
        out.println(round + ": epoch " + best.number() + " is the best and is used");
    }
}
