package io.gruard.training.rule;

/** What makes one rule better than another. */
public sealed interface RuleGoal {
    /** A rule of a greater value is better; of two equal ones that of fewer false positives. */
    double value(RuleScore score);

    /**
     * The highest detection rate among the rules within a false-positive rate. Rules beyond it are all worse than those
     * within, the nearest to it best.
     *
     * @param maxFalsePositiveRate in [0, 1]
     */
    record DetectionWithin(double maxFalsePositiveRate) implements RuleGoal {
        public DetectionWithin {
            if (!(maxFalsePositiveRate >= 0 && maxFalsePositiveRate <= 1)) {
                throw new IllegalArgumentException(
                        "the maximum false-positive rate must be in 0..1, found " + maxFalsePositiveRate);
            }
        }

        @Override
        public double value(RuleScore score) {
            double rate = score.falsePositiveRate();
            return rate <= maxFalsePositiveRate ? score.detectionRate() : -rate;
        }
    }

    /** The greatest distance between detection rate and false-positive rate (Youden 1950). */
    record Youden() implements RuleGoal {
        @Override
        public double value(RuleScore score) {
            return score.detectionRate() - score.falsePositiveRate();
        }
    }
}
