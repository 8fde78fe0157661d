package io.gruard.training.metric;

/**
 * Figures of one class against all others. Rates are fractions.
 *
 * @param name the class
 * @param support number of rows of the class
 * @param roc true-positive over false-positive rate
 * @param precisionRecall precision over recall
 */
public record ClassFigures(
        String name,
        long support,
        double precision,
        double recall,
        double f1,
        double falsePositiveRate,
        Curve roc,
        Curve precisionRecall) {}
