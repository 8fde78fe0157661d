package io.gruard.training.metric;

import io.gruard.core.Classes;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What verdicts are worth. A figure that has nothing to divide by, such as the detection rate of novel labels where there
 * is none, is left out.
 *
 * @param confusion by the class that a verdict counts under
 * @param novelRows attack rows with a new label: one that training had no row of, or, where a protocol keeps few, hardly any
 * @param unknownRows rows called an unknown attack
 * @param figures each with its interval
 */
public record VerdictFigures(
        ConfusionMatrix confusion, long novelRows, long unknownRows, Map<VerdictFigure, Interval> figures) {
    private static final List<VerdictFigure> ALL = List.of(VerdictFigure.values());

    private static final int RESAMPLES = 400;
    /** Of both ends together. */
    private static final double OUTSIDE = 0.05;

    public VerdictFigures {
        figures = Map.copyOf(figures);
    }

    /**
     * A figure and where it would lie with other rows of the same kind.
     *
     * @param low end of the interval that holds 95 of 100 resamples of the rows (percentile bootstrap; Efron 1979)
     * @param high its other end
     */
    public record Interval(double value, double low, double high) {}

    /** The figures of an evaluation's verdicts; the same rows give the same bits. */
    static VerdictFigures of(Classes classes, int[] actual, VerdictRows rows) {
        Resample sample = new Resample(classes, actual, rows);
        int[] once = new int[actual.length];
        Arrays.fill(once, 1);
        double[] values = sample.figures(once);
        double[][] resampled = new double[ALL.size()][RESAMPLES];
        SplittableRandom random = new SplittableRandom(actual.length);
        int[] times = new int[actual.length];
        for (int i = 0; i < RESAMPLES; i++) {
            Arrays.fill(times, 0);
            for (int drawn = 0; drawn < times.length; drawn++) {
                times[random.nextInt(times.length)]++;
            }
            double[] again = sample.figures(times);
            for (int f = 0; f < again.length; f++) {
                resampled[f][i] = again[f];
            }
        }
        Map<VerdictFigure, Interval> figures = new EnumMap<>(VerdictFigure.class);
        for (int f = 0; f < values.length; f++) {
            if (!Double.isNaN(values[f])) {
                figures.put(ALL.get(f), interval(values[f], resampled[f]));
            }
        }
        return new VerdictFigures(sample.confusion(once), trues(rows.novel()), trues(rows.unknown()), figures);
    }

    private static long trues(boolean[] flags) {
        return IntStream.range(0, flags.length).filter(i -> flags[i]).count();
    }

    private static Interval interval(double value, double[] resampled) {
        double[] sorted = Arrays.stream(resampled)
                .filter(one -> !Double.isNaN(one))
                .sorted()
                .toArray();
        int cut = (int) (OUTSIDE / 2 * sorted.length);
        return new Interval(value, sorted[cut], sorted[sorted.length - 1 - cut]);
    }

    /** The rows, each counted as often as a resample holds it. */
    private static final class Resample {
        private final Classes classes;
        private final int[] actual;
        private final VerdictRows rows;
        /** Rows by falling novelty. */
        private final int[] order;

        Resample(Classes classes, int[] actual, VerdictRows rows) {
            this.classes = classes;
            this.actual = actual;
            this.rows = rows;
            // Novelty is not negative, so that its bits sort as it does.
            this.order = IntStream.range(0, actual.length)
                    .mapToLong(row -> (long) Float.floatToIntBits(rows.novelty()[row]) << 32 | row)
                    .sorted()
                    .mapToInt(packed -> (int) packed)
                    .toArray();
            for (int i = 0, j = order.length - 1; i < j; i++, j--) {
                int swapped = order[i];
                order[i] = order[j];
                order[j] = swapped;
            }
        }

        ConfusionMatrix confusion(int[] times) {
            long[][] counts = new long[classes.size()][classes.size()];
            for (int row = 0; row < times.length; row++) {
                counts[actual[row]][rows.called()[row]] += times[row];
            }
            return new ConfusionMatrix(classes, counts);
        }

        /** One value a figure, in the order of {@link #ALL}; not a number where there is nothing to divide by. */
        double[] figures(int[] times) {
            ConfusionMatrix confusion = confusion(times);
            long benign = 0;
            long falseAlarms = 0;
            long[] attacks = new long[2];
            long[] found = new long[2];
            long byClassifier = 0;
            long underOwnClass = 0;
            for (int row = 0; row < times.length; row++) {
                boolean called = rows.called()[row] != classes.benign();
                if (actual[row] == classes.benign()) {
                    benign += times[row];
                    falseAlarms += called ? times[row] : 0;
                } else {
                    int novel = rows.novel()[row] ? 1 : 0;
                    attacks[novel] += times[row];
                    found[novel] += called ? times[row] : 0;
                    byClassifier += novel == 1 && called && !rows.unknown()[row] ? times[row] : 0;
                    underOwnClass += novel == 1 && rows.called()[row] == actual[row] ? times[row] : 0;
                }
            }
            double[] figures = new double[ALL.size()];
            for (int f = 0; f < figures.length; f++) {
                figures[f] = switch (ALL.get(f)) {
                    case ACCURACY -> confusion.accuracy();
                    case MACRO_F1 -> Averages.of(confusion, confusion::f1).macro();
                    case BINARY_ACCURACY ->
                        rate(benign - falseAlarms + found[0] + found[1], benign + attacks[0] + attacks[1]);
                    case FALSE_POSITIVE_RATE -> rate(falseAlarms, benign);
                    case DETECTION_RATE -> rate(found[0] + found[1], attacks[0] + attacks[1]);
                    // Without new labels it is the detection rate.
                    case KNOWN_DETECTION_RATE -> attacks[1] == 0 ? Double.NaN : rate(found[0], attacks[0]);
                    case NOVEL_DETECTION_RATE -> rate(found[1], attacks[1]);
                    case NOVEL_DETECTION_BY_CLASSIFIER -> rate(byClassifier, attacks[1]);
                    case NOVEL_CLASS_RATE -> rate(underOwnClass, attacks[1]);
                    case ATTACK_AUROC -> areas(times, Positives.ATTACKS)[0];
                    case NOVEL_AUROC -> areas(times, Positives.NOVEL)[0];
                    case NOVEL_AUPRC -> areas(times, Positives.NOVEL)[1];
                };
            }
            return figures;
        }

        private enum Positives {
            ATTACKS,
            NOVEL
        }

        private boolean positive(int row, Positives positives) {
            return switch (positives) {
                case ATTACKS -> actual[row] != classes.benign();
                case NOVEL -> rows.novel()[row];
            };
        }

        /** Area under ROC (ties count a half) and average precision, of novelty as the score. */
        private double[] areas(int[] times, Positives positives) {
            long allPositives = 0;
            long allNegatives = 0;
            for (int row = 0; row < times.length; row++) {
                if (positive(row, positives)) {
                    allPositives += times[row];
                } else {
                    allNegatives += times[row];
                }
            }
            double roc = 0;
            double precision = 0;
            long above = 0;
            long aboveWrong = 0;
            for (int i = 0; i < order.length; ) {
                long hits = 0;
                long misses = 0;
                float score = rows.novelty()[order[i]];
                for (; i < order.length && rows.novelty()[order[i]] == score; i++) {
                    int row = order[i];
                    if (positive(row, positives)) {
                        hits += times[row];
                    } else {
                        misses += times[row];
                    }
                }
                roc += misses * (above + hits / 2.0);
                above += hits;
                aboveWrong += misses;
                precision += hits == 0 ? 0 : (double) hits * above / (above + aboveWrong);
            }
            return allPositives == 0 || allNegatives == 0
                    ? new double[] {Double.NaN, Double.NaN}
                    : new double[] {roc / allPositives / allNegatives, precision / allPositives};
        }

        private static double rate(long part, long whole) {
            return whole == 0 ? Double.NaN : (double) part / whole;
        }
    }
}
