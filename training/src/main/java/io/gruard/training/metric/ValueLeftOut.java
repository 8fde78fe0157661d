package io.gruard.training.metric;

import java.util.List;

/**
 * Error rates of rows with a feature value that does not occur in training.
 *
 * @param value the value, as in the name of its evaluation
 * @param benign number of benign rows
 * @param attacks number of attack rows
 * @param classifier rates of the classifier without novelty
 * @param verdicts rates of the verdicts, which combine classifier and novelty; the classifier's rates if novelty was not
 *     measured
 */
public record ValueLeftOut(String value, long benign, long attacks, Rates classifier, Rates verdicts) {
    /** The false-positive rate and the detection rate. Each is NaN if there are no such rows. */
    public record Rates(double falsePositive, double detection) {
        static Rates of(ConfusionMatrix confusion) {
            long benign = confusion.support(confusion.classes().benign());
            return new Rates(
                    benign == 0 ? Double.NaN : confusion.falsePositiveRate(),
                    confusion.total() == benign ? Double.NaN : confusion.detectionRate());
        }
    }

    /** Returns one entry for each value left out, for the first seed of a run. */
    public static List<ValueLeftOut> of(List<Evaluation> evaluations) {
        return evaluations.stream()
                .filter(evaluation -> EvaluationName.isOfValue(evaluation.name()))
                .map(ValueLeftOut::of)
                .toList();
    }

    private static ValueLeftOut of(Evaluation evaluation) {
        ConfusionMatrix classifier = evaluation.confusion();
        VerdictFigures verdicts = evaluation.verdicts();
        long benign = classifier.support(classifier.classes().benign());
        return new ValueLeftOut(
                EvaluationName.leftOut(evaluation.name()),
                benign,
                classifier.total() - benign,
                Rates.of(classifier),
                Rates.of(verdicts == null ? classifier : verdicts.confusion()));
    }
}
