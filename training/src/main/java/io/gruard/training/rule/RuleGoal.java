package io.gruard.training.rule;

import java.math.BigDecimal;
import java.math.MathContext;

/** What makes one rule better than another. */
public sealed interface RuleGoal {
    /** A rule of a greater value is better; of two equal ones that of fewer false positives. */
    double value(DetectionCounts score);

    /** What a rule of this goal is best at, as tables show it. */
    String text();

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
        public double value(DetectionCounts score) {
            double rate = score.falsePositiveRate();
            return rate <= maxFalsePositiveRate ? score.detectionRate() : -rate;
        }

        @Override
        public String text() {
            BigDecimal percent = BigDecimal.valueOf(100 * maxFalsePositiveRate)
                    .round(new MathContext(4))
                    .stripTrailingZeros();
            return "at most " + percent.toPlainString() + "% false positives";
        }
    }

    /** The greatest distance between detection rate and false-positive rate (Youden 1950). */
    record Youden() implements RuleGoal {
        @Override
        public double value(DetectionCounts score) {
            return score.youden();
        }

        @Override
        public String text() {
            return "Youden's index";
        }
    }
}
