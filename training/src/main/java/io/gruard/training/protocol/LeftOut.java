package io.gruard.training.protocol;

import io.gruard.core.Categories;
import io.gruard.core.Feature;
import io.gruard.core.Labels;
import io.gruard.core.Records;
import io.gruard.core.Split;
import io.gruard.core.Table;
import io.gruard.training.metric.EvaluationName;
import io.gruard.training.split.Holdout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Rounds in which training sees no row of an attack, or few, or none of a value of a feature, and is judged by those left out. */
final class LeftOut {
    private LeftOut() {}

    /**
     * One round a label.
     *
     * @param expected a label, a class, or {@link Protocol.Unseen#ALL}
     * @throws IllegalArgumentException if the rows have no such attack, or no other one
     */
    static List<Round> rounds(Records all, String expected, long seed) {
        List<Round> rounds = new ArrayList<>();
        for (String label : attackLabels(all.labels())) {
            if (expected.equalsIgnoreCase(Protocol.Unseen.ALL) || expected.equalsIgnoreCase(label)) {
                rounds.add(unseen(all, label, labelled(all.labels(), label), seed));
            }
        }
        if (rounds.isEmpty()) {
            rounds.add(ofClass(all, expected, seed));
        }
        return rounds;
    }

    /**
     * One round a label of at least twice as many rows as are kept.
     *
     * @param kept rows of the label to train on, drawn
     * @throws IllegalArgumentException if no attack label has enough rows
     */
    static List<Round> fewShot(Records all, int kept, long seed) {
        List<Round> rounds = new ArrayList<>();
        for (String label : attackLabels(all.labels())) {
            IntPredicate labelled = labelled(all.labels(), label);
            int[] rows = IntStream.range(0, all.rows()).filter(labelled).toArray();
            if (rows.length >= 2 * (long) kept) {
                int[] order = PreparedRound.shuffled(rows.length, Seeds.of(seed, label));
                BitSet drawn = new BitSet();
                Arrays.stream(order, 0, kept).forEach(at -> drawn.set(rows[at]));
                rounds.add(round(all, EvaluationName.fewShot(label), labelled, drawn, Set.of(label), seed));
            }
        }
        if (rounds.isEmpty()) {
            throw new IllegalArgumentException(
                    "protocol few-shot:" + kept + ": no attack label has twice as many rows");
        }
        return rounds;
    }

    /**
     * One round a value of a feature, by falling number of rows.
     *
     * @param feature its name, in any case
     * @throws IllegalArgumentException if there is no such feature, it is not categorical, all rows have one value, or without
     *     one there is no attack or no benign row to train on
     */
    static List<Round> values(Records all, String feature) {
        Categories column = categorical(all.table(), feature);
        int[] counts = column.counts();
        List<Round> rounds = IntStream.range(0, counts.length)
                .filter(code -> counts[code] >= Protocol.LeaveOut.MIN_SHARE * all.rows() && counts[code] < all.rows())
                .boxed()
                .sorted(Comparator.comparingInt((Integer code) -> counts[code]).reversed())
                .map(code -> valueLeftOut(all, column, code))
                .toList();
        if (rounds.isEmpty()) {
            throw new IllegalArgumentException(
                    "protocol leave-out:" + feature + ": all rows have the same value of '" + feature + "'");
        }
        return rounds;
    }

    private static Categories categorical(Table table, String expected) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < table.schema().size(); i++) {
            if (table.schema().feature(i) instanceof Feature.Categorical feature) {
                if (feature.name().equalsIgnoreCase(expected)) {
                    return table.categories(i);
                }
                names.add(feature.name());
            }
        }
        throw new IllegalArgumentException("protocol leave-out: found no categorical feature '" + expected
                + "', expected " + (names.isEmpty() ? "one, but the data set has none" : "one of " + names));
    }

    private static Round valueLeftOut(Records all, Categories column, int code) {
        BitSet trained = new BitSet();
        IntStream.range(0, all.rows())
                .filter(row -> column.codes()[row] != code)
                .forEach(trained::set);
        return round(all, EvaluationName.leaveOut(column.dictionary().get(code)), trained, Set.of());
    }

    private static Round ofClass(Records all, String expected, long seed) {
        Labels labels = all.labels();
        int left = IntStream.range(0, labels.classes().size())
                .filter(c -> c != labels.classes().benign()
                        && labels.counts()[c] > 0
                        && labels.classes().name(c).equalsIgnoreCase(expected))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("protocol unseen: found no attack '" + expected
                        + "', expected all, one of " + attackLabels(labels) + " or a class of them"));
        return unseen(all, labels.classes().name(left), row -> labels.classOfRow()[row] == left, seed);
    }

    /** Labels of attack rows, in the order of their names. */
    private static List<String> attackLabels(Labels labels) {
        Categories words = labels.texts();
        boolean[] attack = new boolean[words.dictionary().size()];
        for (int row = 0; row < labels.size(); row++) {
            attack[words.codes()[row]] |=
                    labels.classOfRow()[row] != labels.classes().benign();
        }
        return IntStream.range(0, attack.length)
                .filter(code -> attack[code])
                .mapToObj(words.dictionary()::get)
                .sorted()
                .toList();
    }

    private static IntPredicate labelled(Labels labels, String label) {
        return row -> labels.texts().value(row).equals(label);
    }

    private static Round unseen(Records all, String left, IntPredicate isLeft, long seed) {
        return round(all, EvaluationName.unseen(left), isLeft, new BitSet(), Set.of(), seed);
    }

    /**
     * @param isLeft tells rows of the attack
     * @param kept rows of it that are trained on all the same
     * @param scarce its label, if there are any
     */
    private static Round round(
            Records all, String name, IntPredicate isLeft, BitSet kept, Set<String> scarce, long seed) {
        BitSet trained = (BitSet) kept.clone();
        int[] others = IntStream.range(0, all.rows()).filter(isLeft.negate()).toArray();
        BitSet numbers = new BitSet();
        Split ofOthers = Holdout.stratified(Protocol.DEFAULT_HELD_OUT, seed).hold(all.select(others));
        for (int number : ofOthers.training().records().rowNumbers()) {
            numbers.set(number);
        }
        IntStream.of(others).filter(row -> numbers.get(all.rowNumbers()[row])).forEach(trained::set);
        return round(all, name, trained, scarce);
    }

    /** Trained on these rows, judged by all others. */
    private static Round round(Records all, String name, BitSet trained, Set<String> scarce) {
        int benign = all.classes().benign();
        long benignRows = trained.stream()
                .filter(row -> all.labels().classOfRow()[row] == benign)
                .count();
        if (benignRows == trained.cardinality()) {
            throw new IllegalArgumentException(name + ": there is no attack left to train on");
        }
        if (benignRows == 0) {
            throw new IllegalArgumentException(name + ": there is no benign row left to train on");
        }
        int[] evaluated =
                IntStream.range(0, all.rows()).filter(row -> !trained.get(row)).toArray();
        Split split = Split.byRows(all, trained.stream().toArray(), evaluated);
        return new Round.Honest(name, split.training(), false, List.of(new Round.Test(name, split.heldOut())), scarce);
    }
}
