package io.gruard.training.threshold;

import io.gruard.core.Classes;
import io.gruard.model.RecordScores;
import io.gruard.model.Thresholds;
import io.gruard.model.VerdictRule;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Thresholds within a budget of alerts, by validation rows. Where those wished for are too many, novelty is asked for less first, since
 * its alerts are the less certain ones, and then attacks of every class must be the more probable.
 *
 * <p>A share of false alerts below one in the number of benign validation rows cannot be seen on them.
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
     * The thresholds.
     *
     * @param scores of the validation rows
     * @param actual their classes
     * @param noveltyFrom what novelty's own budget of false positives wants
     */
    public static Thresholds fit(
            Classes classes, RecordScores scores, int[] actual, double noveltyFrom, ThresholdSettings settings) {
        Thresholds wished = settings.thresholds(classes, noveltyFrom);
        if (!settings.budget().bounded() || actual.length == 0) {
            return wished;
        }
        return new ThresholdFit(classes, scores, actual, settings.budget()).within(wished);
    }

    private Thresholds within(Thresholds wished) {
        if (allowed(wished)) {
            return wished;
        }
        Thresholds known = wished.withNoveltyFrom(Thresholds.NEVER);
        if (allowed(known)) {
            float[] novelty = scores.novelty().clone();
            Arrays.sort(novelty);
            return known.withNoveltyFrom(Math.max(wished.noveltyFrom(), least(novelty, known::withNoveltyFrom)));
        }
        float[] probabilities = new float[scores.rows()];
        for (int row = 0; row < probabilities.length; row++) {
            probabilities[row] = Math.nextUp(maxAttack(row));
        }
        Arrays.sort(probabilities);
        double common = least(probabilities, from -> raised(known, from));
        return raised(known, common);
    }

    /** The least of rising values at which the thresholds made of it are allowed; the greatest there is where none is. */
    private double least(float[] rising, Made made) {
        int low = 0;
        int high = rising.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            Thresholds thresholds = made.of(Math.min(1, rising[middle]));
            if (allowed(thresholds)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low == rising.length ? 1 : Math.min(1, rising[low]);
    }

    private interface Made {
        Thresholds of(double value);
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
        long[] called = new long[2];
        VerdictRule rule = new VerdictRule(classes, null, thresholds);
        for (int row = 0; row < actual.length; row++) {
            int kind = actual[row] == classes.benign() ? 0 : 1;
            rows[kind]++;
            called[kind] += rule.attack(scores, row) ? 1 : 0;
        }
        return budget.allows((double) called[0] / Math.max(1, rows[0]), (double) called[1] / Math.max(1, rows[1]));
    }
}
