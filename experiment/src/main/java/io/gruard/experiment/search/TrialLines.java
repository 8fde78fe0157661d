package io.gruard.experiment.search;

import io.gruard.core.NumberText;
import io.gruard.optimize.History;
import io.gruard.optimize.Study;
import io.gruard.optimize.StudyStorage;
import io.gruard.optimize.TrialListener;
import io.gruard.optimize.TrialRecord;
import io.gruard.optimize.TrialState;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** Prints a line for every trial that ends: its value, the best so far, the time that is left, and what it tried. */
final class TrialLines implements TrialListener {

    private final PrintWriter out;
    private final int total;
    private final long start = System.nanoTime();
    private int ended;

    TrialLines(PrintWriter out, int total) {
        this.out = out;
        this.total = total;
    }

    void header() {
        out.printf(
                "%5s  %-9s %10s  %18s  %7s  %7s  %s%n",
                "trial", "state", "value", "best so far", "time", "left", "settings");
        out.flush();
    }

    @Override
    public synchronized void ended(Study study, TrialRecord trial) {
        ended++;
        History history = study.history();
        String best = history.best()
                .map(record ->
                        String.format(Locale.ROOT, "%.5f (#%d)", record.result().orElse(Double.NaN), record.number()))
                .orElse("–");
        out.printf(
                Locale.ROOT,
                "%5d  %-9s %10s  %18s  %7s  %7s  %s%n",
                trial.number(),
                word(trial),
                trial.result()
                        .map(value -> String.format(Locale.ROOT, "%.5f", value))
                        .orElse("–"),
                best,
                time(trial),
                left(history),
                settings(trial));
        trial.failure().ifPresent(reason -> out.println("       " + reason));
        out.flush();
    }

    private static String word(TrialRecord trial) {
        return switch (trial.state()) {
            case COMPLETE -> "complete";
            case PRUNED -> "pruned";
            case FAIL -> trial.systemAttributes().containsKey(StudyStorage.INTERRUPTED) ? "cut short" : "failed";
            case RUNNING, WAITING -> "open";
        };
    }

    private static String time(TrialRecord trial) {
        return trial.start() == null || trial.end() == null ? "–" : text(Duration.between(trial.start(), trial.end()));
    }

    /** By the pace of this run so far. */
    private String left(History history) {
        long open = total
                - history.trials().stream()
                        .filter(trial -> trial.state().isFinished()
                                && !trial.systemAttributes().containsKey(StudyStorage.INTERRUPTED))
                        .count();
        long nanos = (System.nanoTime() - start) / ended * Math.max(open, 0);
        return text(Duration.ofNanos(nanos));
    }

    private static String settings(TrialRecord trial) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, ?> entry : trial.values().entrySet()) {
            text.append(text.isEmpty() ? "" : ", ").append(entry.getKey()).append('=');
            text.append(entry.getValue() instanceof Double number ? NumberText.brief(number) : entry.getValue());
        }
        return text.toString();
    }

    private static String text(Duration duration) {
        long seconds = Math.round(duration.toMillis() / 1000.0);
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%dh%02d", seconds / 3600, seconds % 3600 / 60);
    }

    /** What the trials came to. */
    static String summary(History history) {
        return String.format(
                Locale.ROOT,
                "%d trials: %d complete, %d pruned, %d failed or cut short",
                history.trials().size(),
                history.in(TrialState.COMPLETE).size(),
                history.in(TrialState.PRUNED).size(),
                history.in(TrialState.FAIL).size());
    }
}
