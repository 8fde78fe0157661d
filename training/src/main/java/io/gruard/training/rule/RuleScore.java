package io.gruard.training.rule;

/**
 * How a rule does on labelled rows.
 *
 * @param attacks rows that are attacks
 * @param found those of them that the rule calls an attack
 * @param benign rows that are benign
 * @param falsePositives those of them that the rule calls an attack
 */
public record RuleScore(int attacks, int found, int benign, int falsePositives) {
    public RuleScore {
        if (found < 0 || found > attacks || falsePositives < 0 || falsePositives > benign) {
            throw new IllegalArgumentException("found " + found + " of " + attacks + " attacks and " + falsePositives
                    + " of " + benign + " benign rows");
        }
    }

    /** Share of the attack rows that are found; 0 without attack rows. */
    public double detectionRate() {
        return attacks == 0 ? 0 : (double) found / attacks;
    }

    /** Share of the benign rows that are called an attack; 0 without benign rows. */
    public double falsePositiveRate() {
        return benign == 0 ? 0 : (double) falsePositives / benign;
    }

    /** Counts rows. */
    static final class RowCounter {
        private int attacks;
        private int found;
        private int benign;
        private int falsePositives;

        void add(boolean attack, boolean called) {
            if (attack) {
                attacks++;
                found += called ? 1 : 0;
            } else {
                benign++;
                falsePositives += called ? 1 : 0;
            }
        }

        RuleScore score() {
            return new RuleScore(attacks, found, benign, falsePositives);
        }
    }
}
