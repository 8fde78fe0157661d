package io.gruard.training.rule;

/** The goal of a search for rules. */
public sealed interface RuleGoal {
    /** Returns the value of a rule. A larger value is better. Of two equal values, that with fewer false positives is better. */
    double value(RuleScore score);

    /**
     * Maximizes the detection rate within a limit of the false-positive rate. A rule above the limit is worse than any rule
     * within it. Of two rules above the limit, that with the lower false-positive rate is better.
     *
     * @param maxFalsePositiveRate in [0, 1]
     */
    record DetectionWithin(double maxFalsePositiveRate) implements RuleGoal {
        public DetectionWithin {
            if (!(maxFalsePositiveRate >= 0 && maxFalsePositiveRate <= 1)) {
                throw new IllegalArgumentException(
                        "maximum false-positive rate: expected a value in 0..1, found " + maxFalsePositiveRate);
            }
        }

        @Override
        public double value(RuleScore score) {
            double rate = score.falsePositiveRate();
            return rate <= maxFalsePositiveRate ? score.detectionRate() : -rate;
        }
    }

    /** Maximizes the difference between detection rate and false-positive rate (Youden 1950). */
    record Youden() implements RuleGoal {
        @Override
        public double value(RuleScore score) {
            return score.detectionRate() - score.falsePositiveRate();
        }
    }
}
