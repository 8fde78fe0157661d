package io.gruard.training.metric;

import java.util.List;

/**
 * How rows with a value of a feature that training never saw are taken.
 *
 * @param value as its evaluation is named
 * @param classifier of the classifier alone
 * @param verdicts of the verdicts, in which novelty has a say; the classifier's where none was measured
 */
public record ValueLeftOut(String value, long benign, long attacks, Rates classifier, Rates verdicts) {
    /** Not a number where there are no such rows. */
    public record Rates(double falsePositive, double detection) {
        static Rates of(ConfusionMatrix confusion) {
            long benign = confusion.support(confusion.classes().benign());
            return new Rates(
                    benign == 0 ? Double.NaN : confusion.falsePositiveRate(),
                    confusion.total() == benign ? Double.NaN : confusion.detectionRate());
        }
    }

    /** One each value left out, of a run's first seed. */
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
