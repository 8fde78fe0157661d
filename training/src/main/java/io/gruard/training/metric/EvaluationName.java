package io.gruard.training.metric;

import java.util.List;

/** How evaluations are named where there are several folds or seeds. */
public final class EvaluationName {
    /** All rounds' predictions together. */
    public static final String POOLED = "pooled";

    private static final String FOLD = "fold-";
    private static final String UNSEEN = "unseen-";
    private static final String FEW_SHOT = "few-shot-";
    private static final String LEAVE_OUT = "leave-out-";
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
        return UNSEEN + word(label);
    }

    /** A label that training has few rows of. */
    public static String fewShot(String label) {
        return FEW_SHOT + word(label);
    }

    /** A value of a feature left out of training. */
    public static String leaveOut(String value) {
        return LEAVE_OUT + word(value);
    }

    private static String word(String label) {
        return label.strip().replaceAll("[^A-Za-z0-9_.-]+", "_");
    }

    /** The label or value that training had no rows of, or few. */
    public static String leftOut(String name) {
        for (String prefix : List.of(UNSEEN, FEW_SHOT, LEAVE_OUT)) {
            if (name.startsWith(prefix)) {
                return name.substring(prefix.length());
            }
        }
        throw new IllegalArgumentException("'" + name + "' names nothing left out");
    }

    /** Whether training had no rows of a label, or few, in this run's first seed. */
    public static boolean isOfLabel(String name) {
        return namesLabel(name) && !name.contains(SEED);
    }

    /** Whether training had no rows of a feature's value, in this run's first seed. */
    public static boolean isOfValue(String name) {
        return name.startsWith(LEAVE_OUT) && !name.contains(SEED);
    }

    private static boolean namesLabel(String name) {
        return name.startsWith(UNSEEN) || name.startsWith(FEW_SHOT);
    }

    /** The same evaluation with a further seed. */
    public static String withSeed(String name, long seed) {
        return name + SEED + seed + ")";
    }

    /** Whether it stands for a run as it is: neither a single fold, label or value left out nor a further seed. */
    public static boolean isWhole(String name) {
        return !isFold(name) && !name.contains(SEED);
    }

    /** Whether it is one of several that a protocol makes of the same rows. */
    public static boolean isFold(String name) {
        return name.startsWith(FOLD) || namesLabel(name) || name.startsWith(LEAVE_OUT);
    }

    /** Whether {@code name} is {@code evaluation} with the first or a further seed. */
    public static boolean isOneOf(String evaluation, String name) {
        return name.equals(evaluation) || name.startsWith(evaluation + SEED);
    }
}
