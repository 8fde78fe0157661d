package io.gruard.training.balance;

import io.gruard.core.Matrix;
import io.gruard.core.TrainingSet;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Synthetic minority over-sampling (Chawla, Bowyer, Hall & Kegelmeyer, "SMOTE: Synthetic Minority Over-sampling Technique", JAIR 16, 2002).
 *
 * <p>For a row x of a class choose one of its k nearest rows y of the same class; the new row is {@code x + λ (y - x)}, λ uniform in [0, 1)
 * and the same for all columns. x and y are drawn uniformly, with replacement, as imbalanced-learn does; the paper takes every x equally
 * often. Neighbours are exact: nearest by Euclidean distance in double precision, whatever the order of the search.
 *
 * @param variant what becomes of categories
 * @param target rows wanted of each class
 * @param neighbours k, at least 1
 * @param fewerNeighbours whether a class with k rows or fewer takes as many neighbours as it has, and a single row is left
 *     alone; else both are errors
 * @param byLabel whether x and y have the same label, too, such as {@code smurf} of DoS; a class's new rows then go to its rarest labels first, until all
 *     have as many rows, and a label with k rows or fewer takes as many neighbours as it has
 */
public record Smote(Variant variant, SmoteTarget target, int neighbours, boolean fewerNeighbours, boolean byLabel)
        implements Balance {
    /** k where nothing is said. */
    public static final int DEFAULT_NEIGHBOURS = 5;

    /** What becomes of categories. */
    public enum Variant {
        /** One-hot columns are interpolated like all others. */
        SMOTE("smote"),
        /** The k neighbours vote on each category (section 6.1 of the paper). */
        SMOTE_NC("smote-nc");

        private final String id;

        Variant(String id) {
            this.id = id;
        }

        /** As settings have it. */
        String id() {
            return id;
        }
    }

    public Smote {
        if (neighbours < 1) {
            throw new IllegalArgumentException("balance: k must be at least 1, found " + neighbours);
        }
    }

    /** Every class up to the largest, k = 5. */
    public static Smote defaults() {
        return new Smote(Variant.SMOTE, new SmoteTarget.OfLargest(1), DEFAULT_NEIGHBOURS, false, false);
    }

    @Override
    public String spec() {
        return SmoteSpec.write(this);
    }

    @Override
    public TrainingSet apply(TrainingSet set, long seed, int threads) {
        int[] counts = set.counts();
        int[] expected = target.expected(set.classes(), counts);
        Strata strata = byLabel ? Strata.ofLabels(set) : Strata.ofClasses(set);
        int[] fresh = new int[strata.count()];
        for (int c = 0; c < counts.length; c++) {
            strata.share(c, expected[c] - counts[c], takesFewer(), fresh);
        }
        int[] neighboursOf = IntStream.range(0, fresh.length)
                .map(s -> fresh[s] == 0 ? 0 : neighbours(strata.name(s), strata.rows(s).length))
                .toArray();
        int columns = set.matrix().columns();
        float[] values = new float[Math.multiplyExact(Arrays.stream(fresh).sum(), columns)];
        int[] classOfRow = new int[Arrays.stream(fresh).sum()];
        SplittableRandom random = new SplittableRandom(seed);
        int first = 0;
        for (int s = 0; s < fresh.length; s++) {
            if (fresh[s] > 0) {
                MinorityRows rows = MinorityRows.of(set, strata.rows(s));
                SmoteDraws draws = SmoteDraws.random(fresh[s], strata.rows(s).length, neighboursOf[s], random.split());
                Synthesis.of(rows, draws, variant, threads).fill(values, first);
                Arrays.fill(classOfRow, first, first + fresh[s], strata.classOf(s));
                first += fresh[s];
            }
        }
        return set.with(new Matrix(values, classOfRow.length, columns), classOfRow);
    }

    /** Labels are often small, so by label it is always allowed. */
    private boolean takesFewer() {
        return fewerNeighbours || byLabel;
    }

    /** k for a class or label of that many rows. */
    private int neighbours(String className, int rows) {
        if (rows > neighbours) {
            return neighbours;
        }
        if (takesFewer() && rows > 1) {
            return rows - 1;
        }
        String advice = rows < 2
                ? "leave the class out (smote:CLASS=ROWS names the classes to grow)"
                : "lower k (smote:k=" + (rows - 1) + "), allow fewer neighbours (smote:fewer-neighbours), or leave the "
                        + "class out (smote:CLASS=ROWS names the classes to grow)";
        throw new IllegalArgumentException(
                "balance: class '" + className + "' has " + rows + " rows to train on, SMOTE with k = " + neighbours
                        + " needs at least " + (neighbours + 1) + "; " + advice);
    }
}
