package io.gruard.learn.metric;

/** How evaluations are named where there are several folds or seeds. */
public final class EvaluationName {
    /** All folds' predictions together. */
    public static final String POOLED = "pooled";

    private static final String FOLD = "fold-";
    private static final String SEED = " (seed ";

    private EvaluationName() {}

    /**
     * @param number from 1
     */
    public static String fold(int number) {
        return FOLD + number;
    }

    /** The same evaluation with a further seed. */
    public static String withSeed(String name, long seed) {
        return name + SEED + seed + ")";
    }

    /** Whether it stands for a run as it is: neither a single fold nor a further seed. */
    public static boolean isWhole(String name) {
        return !isFold(name) && !name.contains(SEED);
    }

    public static boolean isFold(String name) {
        return name.startsWith(FOLD);
    }

    /** Whether {@code name} is {@code evaluation} with the first or a further seed. */
    public static boolean isOneOf(String evaluation, String name) {
        return name.equals(evaluation) || name.startsWith(evaluation + SEED);
    }
}
