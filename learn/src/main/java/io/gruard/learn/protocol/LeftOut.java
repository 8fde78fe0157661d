package io.gruard.learn.protocol;

import io.gruard.core.Categories;
import io.gruard.core.Labels;
import io.gruard.core.Records;
import io.gruard.core.Split;
import io.gruard.data.split.Holdout;
import io.gruard.learn.metric.EvaluationName;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Rounds in which training sees no row of an attack, and is judged by all rows of it and a part of the others. */
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
        int[] others = IntStream.range(0, all.rows()).filter(left.negate()).toArray();
        boolean otherAttacks = IntStream.of(others)
                .anyMatch(row -> all.labels().classOfRow()[row] != all.classes().benign());
        if (!otherAttacks) {
            throw new IllegalArgumentException(
                    "protocol unseen: without '" + label + "' there is no attack to train on");
        }
        Split split = Holdout.stratified(Protocol.USUAL_HELD_OUT, seed).hold(all.select(others));
        BitSet trained = new BitSet();
        for (int number : split.training().records().rowNumbers()) {
            trained.set(number);
        }
        int[] judged = IntStream.range(0, all.rows())
                .filter(row -> !trained.get(all.rowNumbers()[row]))
                .toArray();
        String name = EvaluationName.unseen(label);
        return new Round.Honest(name, split.training(), false, List.of(new Round.Test(name, all.select(judged))));
    }
}
