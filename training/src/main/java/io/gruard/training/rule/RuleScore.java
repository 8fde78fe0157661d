package io.gruard.training.rule;

/**
 * Counts of a rule on labelled rows.
 *
 * @param attacks number of attack rows
 * @param truePositives number of attack rows that the rule classifies as attacks
 * @param benign number of benign rows
 * @param falsePositives number of benign rows that the rule classifies as attacks
 */
public record RuleScore(int attacks, int truePositives, int benign, int falsePositives) {
    public RuleScore {
        if (truePositives < 0 || truePositives > attacks || falsePositives < 0 || falsePositives > benign) {
            throw new IllegalArgumentException("rule score: expected at most " + attacks + " true and " + benign
                    + " false positives, found " + truePositives + " and " + falsePositives);
        }
    }

    /** Returns the share of the attack rows that are detected, or 0 without attack rows. */
    public double detectionRate() {
        return attacks == 0 ? 0 : (double) truePositives / attacks;
    }

    /** Returns the share of the benign rows that are classified as attacks, or 0 without benign rows. */
    public double falsePositiveRate() {
        return benign == 0 ? 0 : (double) falsePositives / benign;
    }

    /** Counts rows. */
    static final class RowCounter {
        private int attacks;
        private int truePositives;
        private int benign;
        private int falsePositives;

        void add(boolean attack, boolean detected) {
            if (attack) {
                attacks++;
                truePositives += detected ? 1 : 0;
            } else {
                benign++;
                falsePositives += detected ? 1 : 0;
            }
        }

        RuleScore score() {
            return new RuleScore(attacks, truePositives, benign, falsePositives);
        }
    }
}
