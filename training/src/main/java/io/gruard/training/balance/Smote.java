package io.gruard.training.balance;

import io.gruard.core.Matrix;
import io.gruard.core.TrainingSet;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Synthetic minority over-sampling (Chawla, Bowyer, Hall & Kegelmeyer, "SMOTE: Synthetic Minority Over-sampling
 * Technique", JAIR 16, 2002).
 *
 * <p>For a row x of a class, one of its k nearest rows y of the same class is chosen. The new row is {@code x + λ (y - x)},
 * where λ is uniform in [0, 1) and the same for all columns. x and y are drawn uniformly with replacement, as in
 * imbalanced-learn; the paper uses every x equally often. Neighbours are exact: nearest by Euclidean distance in double
 * precision.
 *
 * @param variant how categories are treated
 * @param target target number of rows of each class
 * @param neighbours k, at least 1
 * @param fewerNeighbours whether a class with k rows or fewer uses all its rows as neighbours and a class with a single
 *     row is skipped; otherwise both are errors
 * @param byLabel whether x and y also have the same label, such as {@code smurf} of DoS. The new rows of a class then go
 *     to its rarest labels first until these have equally many rows, and a label with k rows or fewer uses all its rows as
 *     neighbours.
 */
public record Smote(Variant variant, SmoteTarget target, int neighbours, boolean fewerNeighbours, boolean byLabel)
        implements Balance {
    /** Default of k. */
    public static final int DEFAULT_NEIGHBOURS = 5;

    /** How categories are treated. */
    public enum Variant {
        /** One-hot columns are interpolated like all others. */
        SMOTE("smote"),
        /** The k neighbours vote on each category (section 6.1 of the paper). */
        SMOTE_NC("smote-nc");

        private final String id;

        Variant(String id) {
            this.id = id;
        }

        /** Returns its name in settings. */
        String id() {
            return id;
        }
    }

    public Smote {
        if (neighbours < 1) {
            throw new IllegalArgumentException("balance: k must be at least 1, found " + neighbours);
        }
    }

    /** Returns the defaults: every class grows to the size of the largest, k = 5. */
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
            strata.share(c, expected[c] - counts[c], allowsFewerNeighbours(), fresh);
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

    /** Returns whether fewer neighbours are allowed. By label they always are, because labels are often small. */
    private boolean allowsFewerNeighbours() {
        return fewerNeighbours || byLabel;
    }

    /** Returns k for a class or label with this number of rows. */
    private int neighbours(String className, int rows) {
        if (rows > neighbours) {
            return neighbours;
        }
        if (allowsFewerNeighbours() && rows > 1) {
            return rows - 1;
        }
        String advice = rows < 2
                ? "leave the class out (smote:CLASS=ROWS names the classes to grow)"
                : "lower k (smote:k=" + (rows - 1) + "), allow fewer neighbours (smote:fewer-neighbours), or leave the "
                        + "class out (smote:CLASS=ROWS names the classes to grow)";
        throw new IllegalArgumentException("balance: class '" + className + "': SMOTE with k = " + neighbours
                + " needs at least " + (neighbours + 1) + " training rows, found " + rows + "; " + advice);
    }
}
