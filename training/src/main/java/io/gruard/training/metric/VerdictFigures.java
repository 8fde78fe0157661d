package io.gruard.training.metric;

import io.gruard.core.Classes;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Figures of verdicts. A figure whose denominator is zero is omitted, such as the detection rate of novel attacks if there
 * are none.
 *
 * @param confusion by the class under which a verdict counts
 * @param novelRows attack rows whose label has no training rows or, under a few-shot protocol, only a few
 * @param unknownRows rows classified as unknown attacks
 * @param figures each with its interval
 */
public record VerdictFigures(
        ConfusionMatrix confusion, long novelRows, long unknownRows, Map<VerdictFigure, Interval> figures) {
    private static final List<VerdictFigure> ALL = List.of(VerdictFigure.values());

    private static final int RESAMPLES = 400;
    /** Probability outside the interval, both ends together. */
    private static final double OUTSIDE = 0.05;

    public VerdictFigures {
        figures = Map.copyOf(figures);
    }

    /**
     * A figure and its 95% interval (percentile bootstrap of the rows; Efron 1979).
     *
     * @param low lower end of the interval
     * @param high upper end of the interval
     */
    public record Interval(double value, double low, double high) {}

    /** Computes the figures of an evaluation's verdicts. The same rows give the same bits. */
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
            double[] resample = sample.figures(times);
            for (int f = 0; f < resample.length; f++) {
                resampled[f][i] = resample[f];
            }
        }
        Map<VerdictFigure, Interval> figures = new EnumMap<>(VerdictFigure.class);
        for (int f = 0; f < values.length; f++) {
            if (!Double.isNaN(values[f])) {
                figures.put(ALL.get(f), interval(values[f], resampled[f]));
            }
        }
        return new VerdictFigures(sample.confusion(once), countTrue(rows.novel()), countTrue(rows.unknown()), figures);
    }

    private static long countTrue(boolean[] flags) {
        return IntStream.range(0, flags.length).filter(i -> flags[i]).count();
    }

    private static Interval interval(double value, double[] resampled) {
        double[] sorted = Arrays.stream(resampled)
                .filter(figure -> !Double.isNaN(figure))
                .sorted()
                .toArray();
        int cut = (int) (OUTSIDE / 2 * sorted.length);
        return new Interval(value, sorted[cut], sorted[sorted.length - 1 - cut]);
    }

    /** Computes figures with each row counted as often as it occurs in a resample. */
    private static final class Resample {
        private final Classes classes;
        private final int[] actual;
        private final VerdictRows rows;
        /** Rows by descending novelty. */
        private final int[] order;

        Resample(Classes classes, int[] actual, VerdictRows rows) {
            this.classes = classes;
            this.actual = actual;
            this.rows = rows;
            // Novelty is not negative, so its bits sort like its values.
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
                counts[actual[row]][rows.predicted()[row]] += times[row];
            }
            return new ConfusionMatrix(classes, counts);
        }

        /** Returns one value for each figure, in the order of {@link #ALL}. A figure whose denominator is zero is NaN. */
        double[] figures(int[] times) {
            ConfusionMatrix confusion = confusion(times);
            long benign = 0;
            long falsePositives = 0;
            long[] attacks = new long[2];
            long[] detected = new long[2];
            long byClassifier = 0;
            long underOwnClass = 0;
            for (int row = 0; row < times.length; row++) {
                boolean positive = rows.predicted()[row] != classes.benign();
                if (actual[row] == classes.benign()) {
                    benign += times[row];
                    falsePositives += positive ? times[row] : 0;
                } else {
                    int novel = rows.novel()[row] ? 1 : 0;
                    attacks[novel] += times[row];
                    detected[novel] += positive ? times[row] : 0;
                    byClassifier += novel == 1 && positive && !rows.unknown()[row] ? times[row] : 0;
                    underOwnClass += novel == 1 && rows.predicted()[row] == actual[row] ? times[row] : 0;
                }
            }
            double[] figures = new double[ALL.size()];
            for (int f = 0; f < figures.length; f++) {
                figures[f] = switch (ALL.get(f)) {
                    case ACCURACY -> confusion.accuracy();
                    case MACRO_F1 -> Averages.of(confusion, confusion::f1).macro();
                    case BINARY_ACCURACY ->
                        rate(benign - falsePositives + detected[0] + detected[1], benign + attacks[0] + attacks[1]);
                    case FALSE_POSITIVE_RATE -> rate(falsePositives, benign);
                    case DETECTION_RATE -> rate(detected[0] + detected[1], attacks[0] + attacks[1]);
                    // Without novel attacks it equals the detection rate.
                    case KNOWN_DETECTION_RATE -> attacks[1] == 0 ? Double.NaN : rate(detected[0], attacks[0]);
                    case NOVEL_DETECTION_RATE -> rate(detected[1], attacks[1]);
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

        /** Computes area under ROC (ties count one half) and average precision, with novelty as the score. */
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
            long trueAbove = 0;
            long falseAbove = 0;
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
                roc += misses * (trueAbove + hits / 2.0);
                trueAbove += hits;
                falseAbove += misses;
                precision += hits == 0 ? 0 : (double) hits * trueAbove / (trueAbove + falseAbove);
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
