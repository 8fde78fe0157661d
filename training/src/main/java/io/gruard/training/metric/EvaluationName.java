package io.gruard.training.metric;

import java.util.List;

/** Makes and reads the names of evaluations of several folds or seeds. */
public final class EvaluationName {
    /** Name of the evaluation of all rounds together. */
    public static final String POOLED = "pooled";

    private static final String FOLD = "fold-";
    private static final String UNSEEN = "unseen-";
    private static final String FEW_SHOT = "few-shot-";
    private static final String LEAVE_OUT = "leave-out-";
    private static final String ACROSS = "across-";
    private static final String TO = " -> ";
    private static final String SEED = " (seed ";

    /** More pairs of parts than these are shown as a matrix and all together only. */
    private static final int MAX_TRANSFERS_SHOWN = 6;

    private EvaluationName() {}

    /**
     * Returns the name of a fold.
     *
     * @param number counted from 1
     */
    public static String fold(int number) {
        return FOLD + number;
    }

    /** Returns the name for a label that is left out of training. */
    public static String unseen(String label) {
        return UNSEEN + fileName(label);
    }

    /** Returns the name for a label with few training rows. */
    public static String fewShot(String label) {
        return FEW_SHOT + fileName(label);
    }

    /** Returns the name for a feature value that is left out of training. */
    public static String leaveOut(String value) {
        return LEAVE_OUT + fileName(value);
    }

    /** Returns the name of a round that trains on one part. */
    public static String acrossFrom(String part) {
        return ACROSS + fileName(part);
    }

    /** Returns the name for a model that is trained on one part and tested on another. */
    public static String transfer(String trainedOn, String testedOn) {
        return trainedOn + TO + testedOn;
    }

    /** Returns whether training and test rows are different parts, in the first seed of this run. */
    public static boolean isTransfer(String name) {
        return name.contains(TO) && !name.contains(SEED);
    }

    /** Returns the part that the model of a transfer was trained on. */
    public static String trainedOn(String name) {
        return name.substring(0, arrow(name));
    }

    /** Returns the part that the model of a transfer was tested on. */
    public static String testedOn(String name) {
        return name.substring(arrow(name) + TO.length());
    }

    private static int arrow(String name) {
        int at = name.indexOf(TO);
        if (at < 0) {
            throw new IllegalArgumentException("'" + name + "' names no pair of parts");
        }
        return at;
    }

    private static String fileName(String label) {
        return label.strip().replaceAll("[^A-Za-z0-9_.-]+", "_");
    }

    /** Returns the label or value that has no or few training rows. */
    public static String leftOut(String name) {
        for (String prefix : List.of(UNSEEN, FEW_SHOT, LEAVE_OUT)) {
            if (name.startsWith(prefix)) {
                return name.substring(prefix.length());
            }
        }
        throw new IllegalArgumentException(
                "evaluation: expected a name that starts with unseen-, few-shot- or leave-out-, found '" + name + "'");
    }

    /** Returns whether the name is for a label with no or few training rows and the first seed of a run. */
    public static boolean isOfLabel(String name) {
        return namesLabel(name) && !name.contains(SEED);
    }

    /** Returns whether the name is for a feature value without training rows and the first seed of a run. */
    public static boolean isOfValue(String name) {
        return name.startsWith(LEAVE_OUT) && !name.contains(SEED);
    }

    private static boolean namesLabel(String name) {
        return name.startsWith(UNSEEN) || name.startsWith(FEW_SHOT);
    }

    /** Returns the name of the same evaluation with a further seed. */
    public static String withSeed(String name, long seed) {
        return name + SEED + seed + ")";
    }

    /** Returns whether the evaluation represents the whole run: neither one of several rounds nor a further seed. */
    public static boolean isWhole(String name) {
        return !isFold(name) && !name.contains(SEED);
    }

    /** Returns the names that are shown in full: whole ones, and pairs of parts unless there are many. */
    public static List<String> shown(List<String> names) {
        long transfers = names.stream().filter(EvaluationName::isTransfer).count();
        boolean noWhole = names.stream().noneMatch(EvaluationName::isWhole);
        return names.stream()
                .filter(name -> isWhole(name) || (isTransfer(name) && (noWhole || transfers <= MAX_TRANSFERS_SHOWN)))
                .toList();
    }

    /** Returns whether the evaluation is one of several rounds or pairs of parts of a protocol. */
    public static boolean isFold(String name) {
        return name.startsWith(FOLD) || namesLabel(name) || name.startsWith(LEAVE_OUT) || name.contains(TO);
    }

    /** Returns whether {@code name} is {@code evaluation} with the first or a further seed. */
    public static boolean isOneOf(String evaluation, String name) {
        return name.equals(evaluation) || name.startsWith(evaluation + SEED);
    }
}
