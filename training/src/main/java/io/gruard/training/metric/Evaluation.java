package io.gruard.training.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All figures of one evaluation. Rates are fractions.
 *
 * @param name {@code KDDTest+}, {@code fold-1}, {@code pooled}, {@code holdout}
 * @param confusion how often a row of one class was called another
 * @param loss mean of −ln p(true class), the probability taken as {@link Predictions#SMALLEST_PROBABILITY} when smaller
 * @param reliability whether probabilities mean what they say
 * @param uncalibrated the same before calibration, with the loss that was then; null where they were not calibrated or it is not known
 * @param classes one entry a class
 * @param verdicts figures of the verdicts, in which novelty has a say; null where none was measured. All others are the
 *     classifier's alone.
 * @param secondsPerInstance time of scoring over rows scored
 */
public record Evaluation(
        String name,
        ConfusionMatrix confusion,
        double loss,
        Reliability reliability,
        @Nullable Uncalibrated uncalibrated,
        List<ClassFigures> classes,
        @Nullable VerdictFigures verdicts,
        double secondsPerInstance) {
    public Evaluation {
        classes = List.copyOf(classes);
    }

    /** What probabilities were worth before they were calibrated. */
    public record Uncalibrated(double loss, Reliability reliability) {
        static @Nullable Uncalibrated of(Predictions predictions) {
            Predictions before = predictions.beforeCalibration();
            return before == null ? null : new Uncalibrated(before.logLoss(), Reliability.of(before));
        }
    }

    public static Evaluation of(Predictions predictions) {
        if (predictions.count() == 0) {
            throw new IllegalArgumentException(predictions.evaluation() + ": no test rows");
        }
        ConfusionMatrix confusion = ConfusionMatrix.of(predictions);
        List<ClassFigures> classes = IntStream.range(0, predictions.classes().size())
                .mapToObj(c -> figures(predictions, confusion, c))
                .toList();
        return new Evaluation(
                predictions.evaluation(),
                confusion,
                predictions.logLoss(),
                Reliability.of(predictions),
                Uncalibrated.of(predictions),
                classes,
                predictions.verdicts() == null
                        ? null
                        : VerdictFigures.of(predictions.classes(), predictions.actual(), predictions.verdicts()),
                predictions.seconds() / predictions.count());
    }

    private static ClassFigures figures(Predictions predictions, ConfusionMatrix confusion, int c) {
        return new ClassFigures(
                predictions.classes().name(c),
                confusion.support(c),
                confusion.precision(c),
                confusion.recall(c),
                confusion.f1(c),
                confusion.falsePositiveRate(c),
                Curve.roc(predictions, c),
                Curve.precisionRecall(predictions, c));
    }

    public double accuracy() {
        return confusion.accuracy();
    }

    public Averages precision() {
        return Averages.of(confusion, confusion::precision);
    }

    public Averages recall() {
        return Averages.of(confusion, confusion::recall);
    }

    public Averages f1() {
        return Averages.of(confusion, confusion::f1);
    }

    public double mcc() {
        return confusion.mcc();
    }

    /** Benign rows called any attack, over benign rows. */
    public double falsePositiveRate() {
        return confusion.falsePositiveRate();
    }

    /** Attack rows called any attack, over attack rows. */
    public double detectionRate() {
        return confusion.detectionRate();
    }

    /** Rates that had nothing to divide by and count as 0; a sentence for each kind. */
    public List<String> notes() {
        String absent = names(c -> confusion.support(c) == 0);
        String neverCalled = names(c -> confusion.support(c) > 0 && confusion.predicted(c) == 0);
        List<String> notes = new ArrayList<>();
        if (!neverCalled.isEmpty()) {
            notes.add(name + ": no row was called " + neverCalled + "; precision there counts as 0");
        }
        if (!absent.isEmpty()) {
            notes.add(name + ": no row of class " + absent + "; recall there counts as 0");
        }
        return notes;
    }

    private String names(IntPredicate expected) {
        return IntStream.range(0, confusion.classes().size())
                .filter(expected)
                .mapToObj(confusion.classes()::name)
                .collect(Collectors.joining(", "));
    }
}
