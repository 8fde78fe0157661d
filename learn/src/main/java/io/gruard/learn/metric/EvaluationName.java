package io.gruard.learn.metric;

/** How evaluations are named where there are several folds or seeds. */
public final class EvaluationName {
    /** All folds' predictions together. */
    public static final String POOLED = "pooled";

    private static final String FOLD = "fold-";
    private static final String UNSEEN = "unseen-";
    private static final String SEED = " (seed ";

    private EvaluationName() {}

    /**
     * @param number from 1
     */
    public static String fold(int number) {
        return FOLD + number;
    }

    /** A label left out of training. */
    public static String unseen(String label) {
        return UNSEEN + label.strip().replaceAll("[^A-Za-z0-9_.-]+", "_");
    }

    /** The label that was left out. */
    public static String label(String name) {
        return name.substring(UNSEEN.length());
    }

    /** Whether a label was left out of training, in this run's first seed. */
    public static boolean isUnseen(String name) {
        return name.startsWith(UNSEEN) && !name.contains(SEED);
    }

    /** The same evaluation with a further seed. */
    public static String withSeed(String name, long seed) {
        return name + SEED + seed + ")";
    }

    /** Whether it stands for a run as it is: neither a single fold or label left out nor a further seed. */
    public static boolean isWhole(String name) {
        return !isFold(name) && !name.contains(SEED);
    }

    /** Whether it is one of several that a protocol makes of the same rows. */
    public static boolean isFold(String name) {
        return name.startsWith(FOLD) || name.startsWith(UNSEEN);
    }

    /** Whether {@code name} is {@code evaluation} with the first or a further seed. */
    public static boolean isOneOf(String evaluation, String name) {
        return name.equals(evaluation) || name.startsWith(evaluation + SEED);
    }
}
