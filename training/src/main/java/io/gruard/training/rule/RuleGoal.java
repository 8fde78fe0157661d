package io.gruard.training.rule;

import java.math.BigDecimal;
import java.math.MathContext;

/** The goal of a search for rules. */
public sealed interface RuleGoal {
    /** Returns the value of a rule. A larger value is better. Of two equal values, that with fewer false positives is better. */
    double value(DetectionCounts score);

    /** Returns what a rule of this goal is best at, for tables. */
    String text();

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

    /** Maximizes the difference between detection rate and false-positive rate (Youden 1950). */
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
