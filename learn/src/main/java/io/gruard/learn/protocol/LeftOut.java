package io.gruard.learn.protocol;

import io.gruard.core.Categories;
import io.gruard.core.Labels;
import io.gruard.core.Records;
import io.gruard.core.Split;
import io.gruard.data.split.Holdout;
import io.gruard.learn.metric.EvaluationName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Rounds in which training sees no row of an attack, or few, and is judged by its other rows and a part of all others. */
final class LeftOut {
    private LeftOut() {}

    /**
     * One round a label.
     *
     * @param wanted a label, a class, or {@link Protocol.Unseen#ALL}
     * @throws IllegalArgumentException if the rows have no such attack, or no other one
     */
    static List<Round> rounds(Records all, String wanted, long seed) {
        List<Round> rounds = new ArrayList<>();
        Labels labels = all.labels();
        for (String label : attackLabels(labels)) {
            if (wanted.equalsIgnoreCase(Protocol.Unseen.ALL) || wanted.equalsIgnoreCase(label)) {
                rounds.add(round(all, label, row -> labels.words().value(row).equals(label), seed));
            }
        }
        if (rounds.isEmpty()) {
            rounds.add(ofClass(all, wanted, seed));
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
        Labels labels = all.labels();
        for (String label : attackLabels(labels)) {
            int[] rows = IntStream.range(0, all.rows())
                    .filter(row -> labels.words().value(row).equals(label))
                    .toArray();
            if (rows.length >= 2 * (long) kept) {
                rounds.add(fewShot(all, label, rows, kept, seed));
            }
        }
        if (rounds.isEmpty()) {
            throw new IllegalArgumentException(
                    "protocol few-shot:" + kept + ": no attack label has twice as many rows");
        }
        return rounds;
    }

    private static Round fewShot(Records all, String label, int[] rows, int kept, long seed) {
        int[] order = PreparedRound.shuffled(rows.length, Seeds.of(seed, label));
        BitSet drawn = new BitSet();
        Arrays.stream(order, 0, kept).forEach(at -> drawn.set(rows[at]));
        Split split = withoutLabel(all, row -> all.labels().words().value(row).equals(label), label, seed);
        BitSet trained = numbers(split.training().records());
        int[] training = IntStream.range(0, all.rows())
                .filter(row -> drawn.get(row) || trained.get(all.rowNumbers()[row]))
                .toArray();
        int[] judged = IntStream.range(0, all.rows())
                .filter(row -> !drawn.get(row) && !trained.get(all.rowNumbers()[row]))
                .toArray();
        Split few = Split.byRows(all, training, judged);
        String name = EvaluationName.fewShot(label);
        return new Round.Honest(name, few.training(), false, List.of(new Round.Test(name, few.held())), Set.of(label));
    }

    private static Round ofClass(Records all, String wanted, long seed) {
        Labels labels = all.labels();
        int left = IntStream.range(0, labels.classes().size())
                .filter(c -> c != labels.classes().benign()
                        && labels.counts()[c] > 0
                        && labels.classes().name(c).equalsIgnoreCase(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("protocol unseen: found no attack '" + wanted
                        + "', wanted all, one of " + attackLabels(labels) + " or a class of them"));
        return round(all, labels.classes().name(left), row -> labels.classOfRow()[row] == left, seed);
    }

    /** Labels of attack rows, in the order of their names. */
    private static List<String> attackLabels(Labels labels) {
        Categories words = labels.words();
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

    private static Round round(Records all, String label, IntPredicate left, long seed) {
        Split split = withoutLabel(all, left, label, seed);
        BitSet trained = numbers(split.training().records());
        int[] judged = IntStream.range(0, all.rows())
                .filter(row -> !trained.get(all.rowNumbers()[row]))
                .toArray();
        String name = EvaluationName.unseen(label);
        return new Round.Honest(name, split.training(), false, List.of(new Round.Test(name, all.select(judged))));
    }

    /** A part held out of all rows but those of a label. */
    private static Split withoutLabel(Records all, IntPredicate left, String label, long seed) {
        int[] others = IntStream.range(0, all.rows()).filter(left.negate()).toArray();
        boolean otherAttacks = IntStream.of(others)
                .anyMatch(row -> all.labels().classOfRow()[row] != all.classes().benign());
        if (!otherAttacks) {
            throw new IllegalArgumentException("without '" + label + "' there is no attack to train on");
        }
        return Holdout.stratified(Protocol.USUAL_HELD_OUT, seed).hold(all.select(others));
    }

    private static BitSet numbers(Records records) {
        BitSet numbers = new BitSet();
        for (int number : records.rowNumbers()) {
            numbers.set(number);
        }
        return numbers;
    }
}
