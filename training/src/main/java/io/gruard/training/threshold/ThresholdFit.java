package io.gruard.training.threshold;

import io.gruard.core.Classes;
import io.gruard.model.RecordScores;
import io.gruard.model.Thresholds;
import io.gruard.model.VerdictRule;
import java.util.Arrays;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/**
 * Fits thresholds to validation rows so that alerts stay within a budget. If the requested thresholds cause too many
 * alerts, the threshold of novelty rises first, because its alerts are less certain. If that is not enough, the thresholds
 * of all attack classes rise.
 *
 * <p>Validation rows cannot show a false-positive rate below one divided by the number of benign ones among them.
 */
public final class ThresholdFit {
    private final Classes classes;
    private final RecordScores scores;
    private final int[] actual;
    private final AlertLoad budget;

    private ThresholdFit(Classes classes, RecordScores scores, int[] actual, AlertLoad budget) {
        this.classes = classes;
        this.scores = scores;
        this.actual = actual;
        this.budget = budget;
    }

    /**
     * Fits the thresholds.
     *
     * @param scores scores of the validation rows
     * @param actual classes of the validation rows
     * @param noveltyFrom threshold for the target false-positive rate of novelty
     */
    public static Thresholds fit(
            Classes classes, RecordScores scores, int[] actual, double noveltyFrom, ThresholdSettings settings) {
        Thresholds requested = settings.thresholds(classes, noveltyFrom);
        if (!settings.budget().bounded() || actual.length == 0) {
            return requested;
        }
        return new ThresholdFit(classes, scores, actual, settings.budget()).within(requested);
    }

    private Thresholds within(Thresholds requested) {
        if (allowed(requested)) {
            return requested;
        }
        Thresholds known = requested.withNoveltyFrom(Thresholds.NEVER);
        if (allowed(known)) {
            float[] novelty = scores.novelty().clone();
            Arrays.sort(novelty);
            return known.withNoveltyFrom(Math.max(requested.noveltyFrom(), lowest(novelty, known::withNoveltyFrom)));
        }
        float[] probabilities = new float[scores.rows()];
        for (int row = 0; row < probabilities.length; row++) {
            probabilities[row] = Math.nextUp(maxAttack(row));
        }
        Arrays.sort(probabilities);
        double common = lowest(probabilities, from -> raised(known, from));
        return raised(known, common);
    }

    /** Returns the lowest of ascending values whose thresholds are within the budget, or 1 if there is none. */
    private double lowest(float[] ascending, DoubleFunction<Thresholds> thresholdsOf) {
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            Thresholds thresholds = thresholdsOf.apply(Math.min(1, ascending[middle]));
            if (allowed(thresholds)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low == ascending.length ? 1 : Math.min(1, ascending[low]);
    }

    private Thresholds raised(Thresholds known, double from) {
        return new Thresholds(
                IntStream.range(0, classes.size())
                        .mapToObj(c -> c == classes.benign()
                                ? 0.0
                                : Math.max(from, known.alertFrom().get(c)))
                        .toList(),
                known.noveltyFrom());
    }

    private float maxAttack(int row) {
        int best = classes.benign() == 0 ? 1 : 0;
        for (int c = 0; c < classes.size(); c++) {
            if (c != classes.benign()
                    && scores.probabilities().get(row, c)
                            > scores.probabilities().get(row, best)) {
                best = c;
            }
        }
        return scores.probabilities().get(row, best);
    }

    private boolean allowed(Thresholds thresholds) {
        long[] rows = new long[2];
        long[] alerts = new long[2];
        VerdictRule rule = new VerdictRule(classes, null, thresholds);
        for (int row = 0; row < actual.length; row++) {
            int kind = actual[row] == classes.benign() ? 0 : 1;
            rows[kind]++;
            alerts[kind] += rule.attack(scores, row) ? 1 : 0;
        }
        return budget.allows((double) alerts[0] / Math.max(1, rows[0]), (double) alerts[1] / Math.max(1, rows[1]));
    }
}
