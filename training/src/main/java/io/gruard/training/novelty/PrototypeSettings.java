package io.gruard.training.novelty;

/**
 * How prototypes are chosen.
 *
 * @param prototypes how many
 * @param rows rows to choose by, drawn from all
 * @param rounds of k-means
 */
public record PrototypeSettings(int prototypes, int rows, int rounds) {
    public PrototypeSettings {
        if (prototypes < 1 || rows < 1 || rounds < 0) {
            throw new IllegalArgumentException("prototypes and rows must be 1 or more and rounds 0 or more, found "
                    + prototypes + ", " + rows + " and " + rounds);
        }
    }

    /** Chosen on KDDTrain+ with the attack labels unused; docs/lab/novelty.md has the trials. */
    public static PrototypeSettings defaults() {
        return new PrototypeSettings(1000, 20_000, 5);
    }
}
