package io.gruard.cli.progress;

import io.gruard.training.fit.Epoch;
import io.gruard.training.fit.TrainingListener;
import java.io.PrintStream;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows training on a terminal as one bar for each epoch: share done, rows per second, time left, loss, accuracy. */
final class BarProgress implements TrainingListener {
    private static final int REFRESH_MILLISECONDS = 250;

    private final PrintStream out;
    private final int width;
    private String round = "";
    private int rows;
    private int epochs;
    private @Nullable ProgressBar bar;

    /**
     * Creates the display.
     *
     * @param width columns of the terminal
     */
    BarProgress(PrintStream out, int width) {
        this.out = out;
        this.width = width;
    }

    @Override
    public void begins(String name, int rowsOfAnEpoch, int max) {
        round = name;
        rows = rowsOfAnEpoch;
        epochs = max;
    }

    @Override
    public void stepped(int epoch, int rowsDone, double loss, double accuracy) {
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setTaskName(round + " " + epoch + "/" + epochs)
                    .setInitialMax(rows)
                    .setUnit(" rows", 1)
                    .showSpeed()
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(REFRESH_MILLISECONDS)
                    .startsFrom(rowsDone, java.time.Duration.ZERO)
                    .setConsumer(new ConsoleProgressBarConsumer(out, width))
                    .build();
        }
        bar.setExtraMessage(String.format(Locale.ROOT, " loss %.4f accuracy %.4f", loss, accuracy));
        bar.stepTo(rowsDone);
    }

    @Override
    public void epochEnds(Epoch epoch) {
        closeBar();
        out.println(EpochLine.of(round, epoch, epochs));
    }

    @Override
    public void ends(Epoch best) {
        out.println(round + ": epoch " + best.number() + " is the best and is used");
    }

    @Override
    public void close() {
        closeBar();
    }

    private void closeBar() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
