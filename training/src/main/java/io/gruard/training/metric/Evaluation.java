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
 * @param name such as {@code KDDTest+}, {@code fold-1}, {@code pooled} or {@code holdout}
 * @param confusion number of rows by actual and predicted class
 * @param loss mean of −ln p(true class); smaller probabilities count as {@link Predictions#MIN_PROBABILITY}
 * @param reliability reliability of the probabilities
 * @param uncalibrated loss and reliability before calibration; null if there was no calibration or they are unknown
 * @param classes one entry for each class
 * @param verdicts figures of the verdicts, which combine classifier and novelty; null if novelty was not measured. All
 *     other figures are those of the classifier without novelty.
 * @param deployment figures in operation, with the best one-line rules next to the model; null if only features are known of
 *     the rows
 * @param secondsPerInstance scoring time of one row
 */
public record Evaluation(
        String name,
        ConfusionMatrix confusion,
        double loss,
        Reliability reliability,
        @Nullable Uncalibrated uncalibrated,
        List<ClassFigures> classes,
        @Nullable VerdictFigures verdicts,
        @Nullable DeploymentFigures deployment,
        double secondsPerInstance) {
    public Evaluation {
        classes = List.copyOf(classes);
    }

    /** Loss and reliability of the probabilities before calibration. */
    public record Uncalibrated(double loss, Reliability reliability) {
        static @Nullable Uncalibrated of(Predictions predictions) {
            Predictions before = predictions.beforeCalibration();
            return before == null ? null : new Uncalibrated(before.logLoss(), Reliability.of(before));
        }
    }

    /** Returns the evaluations that summaries and reports show in full, in their order. */
    public static List<Evaluation> shown(List<Evaluation> all) {
        List<String> names =
                EvaluationName.shown(all.stream().map(Evaluation::name).toList());
        return all.stream()
                .filter(evaluation -> names.contains(evaluation.name()))
                .toList();
    }

    /**
     * Computes all figures.
     *
     * @throws IllegalArgumentException if there are no rows
     */
    public static Evaluation of(Predictions predictions) {
        if (predictions.count() == 0) {
            throw new IllegalArgumentException(predictions.evaluation() + ": expected test rows, found none");
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
                DeploymentFigures.of(predictions),
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

    /** Returns the share of the benign rows that are classified as any attack. */
    public double falsePositiveRate() {
        return confusion.falsePositiveRate();
    }

    /** Returns the share of the attack rows that are classified as any attack. */
    public double detectionRate() {
        return confusion.detectionRate();
    }

    /** Returns a sentence for each rate whose denominator is zero and which therefore counts as 0. */
    public List<String> notes() {
        String absent = names(c -> confusion.support(c) == 0);
        String neverPredicted = names(c -> confusion.support(c) > 0 && confusion.predicted(c) == 0);
        List<String> notes = new ArrayList<>();
        if (!neverPredicted.isEmpty()) {
            notes.add(name + ": no row is classified as " + neverPredicted + "; its precision counts as 0");
        }
        if (!absent.isEmpty()) {
            notes.add(name + ": no row has the class " + absent + "; its recall counts as 0");
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
