package io.gruard.training.novelty;

/**
 * Settings for fitting prototypes.
 *
 * @param prototypes number of prototypes
 * @param rows maximum number of rows to fit to, drawn at random
 * @param rounds number of rounds of k-means
 */
public record PrototypeSettings(int prototypes, int rows, int rounds) {
    public PrototypeSettings {
        if (prototypes < 1 || rows < 1 || rounds < 0) {
            throw new IllegalArgumentException(
                    "prototype settings: expected prototypes and rows of 1 or more and rounds of" + " 0 or more, found "
                            + prototypes + ", " + rows + " and " + rounds);
        }
    }

    /** Returns the defaults. They were chosen on KDDTrain+ without attack labels; docs/lab/novelty.md has the trials. */
    public static PrototypeSettings defaults() {
        return new PrototypeSettings(1000, 20_000, 5);
    }
}
