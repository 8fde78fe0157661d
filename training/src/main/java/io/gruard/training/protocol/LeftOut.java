package io.gruard.training.protocol;

import io.gruard.core.Categories;
import io.gruard.core.Feature;
import io.gruard.core.Labels;
import io.gruard.core.Records;
import io.gruard.core.Shuffle;
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
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Makes the rounds that leave out an attack, most of its rows, or a feature value. The rows left out are test rows. */
final class LeftOut {
    private LeftOut() {}

    /**
     * Makes one round for each label.
     *
     * @param expected a label, a class, or {@link Protocol.Unseen#ALL}
     * @throws IllegalArgumentException if the rows have no such attack, or no other attack
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
     * Makes one round for each label with at least twice as many rows as are kept.
     *
     * @param kept number of rows of the label to train on, drawn at random
     * @throws IllegalArgumentException if no attack label has enough rows
     */
    static List<Round> fewShot(Records all, int kept, long seed) {
        List<Round> rounds = new ArrayList<>();
        for (String label : attackLabels(all.labels())) {
            IntPredicate labelled = labelled(all.labels(), label);
            int[] rows = IntStream.range(0, all.rows()).filter(labelled).toArray();
            if (rows.length >= 2 * (long) kept) {
                int[] order = Shuffle.order(rows.length, new SplittableRandom(Seeds.of(seed, label)));
                BitSet drawn = new BitSet();
                Arrays.stream(order, 0, kept).forEach(at -> drawn.set(rows[at]));
                rounds.add(round(all, EvaluationName.fewShot(label), labelled, drawn, Set.of(label), seed));
            }
        }
        if (rounds.isEmpty()) {
            throw new IllegalArgumentException("protocol few-shot:" + kept + ": expected an attack label with at least "
                    + 2L * kept + " rows, found none");
        }
        return rounds;
    }

    /**
     * Makes one round for each value of a feature, by descending number of rows.
     *
     * @param feature its name, ignoring case
     * @throws IllegalArgumentException if there is no such categorical feature, if all rows have the same value, or if
     *     training without a value has no attack or no benign row
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
            throw new IllegalArgumentException("protocol leave-out:" + feature + ": expected at least two values of '"
                    + feature + "', found the same value in all rows");
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
        throw new IllegalArgumentException("protocol leave-out: "
                + (names.isEmpty()
                        ? "the data set has no categorical feature"
                        : "expected one of the categorical features " + names + ", found '" + expected + "'"));
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
                .orElseThrow(() -> new IllegalArgumentException("protocol unseen: expected 'all', one of the attacks "
                        + attackLabels(labels) + " or an attack class, found '" + expected + "'"));
        return unseen(all, labels.classes().name(left), row -> labels.classOfRow()[row] == left, seed);
    }

    /** Returns the labels of attack rows in alphabetical order. */
    private static List<String> attackLabels(Labels labels) {
        Categories texts = labels.texts();
        boolean[] attack = new boolean[texts.dictionary().size()];
        for (int row = 0; row < labels.size(); row++) {
            attack[texts.codes()[row]] |=
                    labels.classOfRow()[row] != labels.classes().benign();
        }
        return IntStream.range(0, attack.length)
                .filter(code -> attack[code])
                .mapToObj(texts.dictionary()::get)
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
     * @param isLeft whether a row belongs to the attack
     * @param kept rows of the attack that stay in training
     * @param scarce its label if rows of it stay in training, otherwise empty
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

    /** Makes a round that trains on these rows and tests on all others. */
    private static Round round(Records all, String name, BitSet trained, Set<String> scarce) {
        int benign = all.classes().benign();
        long benignRows = trained.stream()
                .filter(row -> all.labels().classOfRow()[row] == benign)
                .count();
        if (benignRows == trained.cardinality()) {
            throw new IllegalArgumentException(name + ": expected an attack to train on, found benign rows only");
        }
        if (benignRows == 0) {
            throw new IllegalArgumentException(name + ": expected benign rows to train on, found attacks only");
        }
        int[] tested =
                IntStream.range(0, all.rows()).filter(row -> !trained.get(row)).toArray();
        Split split = Split.byRows(all, trained.stream().toArray(), tested);
        return new Round.Honest(name, split.training(), false, List.of(new Round.Test(name, split.heldOut())), scarce);
    }
}
