package io.gruard.experiment.selection;

import io.gruard.core.Records;
import io.gruard.core.Split;
import io.gruard.training.protocol.Protocol;
import io.gruard.training.protocol.Round;
import io.gruard.training.protocol.Seeds;
import io.gruard.training.protocol.TrainTestData;
import io.gruard.training.split.Holdout;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One way to leave rows out of KDDTrain+ that simulates the traffic of other days. It reads no test part.
 *
 * @param name describes what is left out
 * @param parts the rounds
 */
record Question(String name, List<QuestionRound> parts) {
    /** Minimum number of rows of a label. */
    private static final int MIN_ROWS = 10;

    private static final int LABEL_PARTS = 4;

    Question {
        parts = List.copyOf(parts);
    }

    /**
     * A round and its test rows.
     *
     * @param test the test rows
     * @param benignWeight weight of each test row among the benign rows; 0 for attacks
     * @param attacks the test rows that should be detected, by group
     */
    record QuestionRound(Round.Honest round, Records test, double[] benignWeight, Map<String, int[]> attacks) {
        QuestionRound {
            attacks = Map.copyOf(attacks);
        }
    }

    /** Leaves out each attack class. The groups are its labels, and one fifth of the benign rows are test rows. */
    static Question classesLeftOut(Records all, long seed) {
        List<QuestionRound> parts = new ArrayList<>();
        int[] counts = all.labels().counts();
        for (int c = 0; c < counts.length; c++) {
            if (c != all.classes().benign() && counts[c] > 0) {
                int left = c;
                for (Round round : rounds(new Protocol.Unseen(all.classes().name(c)), all, seed)) {
                    Records test = test(round);
                    parts.add(part(
                            round, attacksByLabel(test, row -> test.labels().classOfRow()[row] == left)));
                }
            }
        }
        return new Question("classes left out", parts);
    }

    /** Leaves out each frequent service, with its benign rows and its attacks. */
    static Question servicesLeftOut(Records all, long seed) {
        List<QuestionRound> parts = new ArrayList<>();
        for (Round round : rounds(new Protocol.LeaveOut("service"), all, seed)) {
            int[] attacks = attacks(test(round));
            parts.add(part(round, attacks.length == 0 ? Map.of() : Map.of(round.name(), attacks)));
        }
        return new Question("services left out", parts);
    }

    /**
     * Leaves out the hard rows, which few of the publishers' 21 learners classified correctly. Training uses four fifths of the
     * easy rows. The attacks to detect are the hard ones. The weights give the benign test rows the shares of all benign rows.
     *
     * @param difficulty number of learners that classified each row correctly
     * @param cut minimum number of learners for an easy row
     */
    static Question hardRows(Records all, int[] difficulty, int cut, long seed) {
        int[] easy = IntStream.range(0, all.rows())
                .filter(row -> difficulty[row] >= cut)
                .toArray();
        Split split = trainOnFourFifths(all, easy, seed);
        Records test = split.heldOut();
        IntPredicate hard = row -> difficulty[test.rowNumbers()[row] - 1] < cut;
        Map<String, int[]> attacks = attacksByLabel(test, hard);
        double[] weights = benignWeights(test, row -> hard.test(row) ? 1 : 1 / Protocol.DEFAULT_HELD_OUT);
        QuestionRound part =
                new QuestionRound(round("hard-rows-" + cut, split), test, weights, withEnoughRows(attacks));
        return new Question("hard rows, from " + cut, List.of(part));
    }

    /**
     * Divides the labels of each class into four parts and leaves out each part. The test rows contain several novel attacks
     * of known classes. The groups are the labels, and one fifth of the other rows are test rows.
     */
    static Question labelsLeftOut(Records all, long seed) {
        List<Set<String>> labelParts = labelParts(all, new Random(Seeds.of(seed, "labels")));
        List<QuestionRound> parts = new ArrayList<>();
        for (int i = 0; i < labelParts.size(); i++) {
            Set<String> left = labelParts.get(i);
            int[] others = IntStream.range(0, all.rows())
                    .filter(row -> !left.contains(all.labels().texts().value(row)))
                    .toArray();
            Split split = trainOnFourFifths(all, others, seed);
            Records test = split.heldOut();
            Map<String, int[]> attacks = attacksByLabel(
                    test, row -> left.contains(test.labels().texts().value(row)));
            parts.add(new QuestionRound(
                    round("labels-" + (i + 1), split), test, benignWeights(test, row -> 1), withEnoughRows(attacks)));
        }
        return new Question("labels left out", parts);
    }

    /**
     * Trains on one cluster of each frequent label and tests on its other rows, which are variants of a known attack. Each
     * round has the variants of one quarter of each class's labels. The groups are the labels, and one fifth of the other rows
     * are test rows.
     */
    static Question variantsOfKnownAttacks(Records all, long seed) {
        Map<String, int[]> known = Variants.known(all, seed);
        List<Set<String>> labelParts = labelParts(all, new Random(Seeds.of(seed, "variants")));
        List<QuestionRound> parts = new ArrayList<>();
        for (int i = 0; i < labelParts.size(); i++) {
            Set<String> varied = new TreeSet<>(labelParts.get(i));
            varied.retainAll(known.keySet());
            if (!varied.isEmpty()) {
                IntPredicate ofVaried =
                        row -> varied.contains(all.labels().texts().value(row));
                int[] others =
                        IntStream.range(0, all.rows()).filter(ofVaried.negate()).toArray();
                BitSet trained = fourFifths(all, others, seed);
                varied.forEach(label ->
                        IntStream.of(Objects.requireNonNull(known.get(label))).forEach(trained::set));
                Split split = trainOn(all, trained);
                Records test = split.heldOut();
                Map<String, int[]> attacks = attacksByLabel(
                        test, row -> varied.contains(test.labels().texts().value(row)));
                parts.add(new QuestionRound(
                        round("variants-" + (i + 1), split), test, benignWeights(test, row -> 1), attacks));
            }
        }
        return new Question("variants", parts);
    }

    /** Divides the attack labels of each class into parts at random. */
    private static List<Set<String>> labelParts(Records all, Random random) {
        Map<Integer, Set<String>> labels = new TreeMap<>();
        for (int row : attacks(all)) {
            labels.computeIfAbsent(all.labels().classOfRow()[row], c -> new TreeSet<>())
                    .add(all.labels().texts().value(row));
        }
        List<Set<String>> parts =
                Stream.<Set<String>>generate(TreeSet::new).limit(LABEL_PARTS).toList();
        int next = 0;
        for (Set<String> ofClass : labels.values()) {
            List<String> shuffled = new ArrayList<>(ofClass);
            Collections.shuffle(shuffled, random);
            for (String label : shuffled) {
                parts.get(next++ % LABEL_PARTS).add(label);
            }
        }
        return parts.stream().filter(part -> !part.isEmpty()).toList();
    }

    /** Makes a split that trains on four fifths of these rows and tests on all others. */
    private static Split trainOnFourFifths(Records all, int[] rows, long seed) {
        return trainOn(all, fourFifths(all, rows, seed));
    }

    private static BitSet fourFifths(Records all, int[] rows, long seed) {
        BitSet trained = new BitSet();
        for (int number : Holdout.stratified(Protocol.DEFAULT_HELD_OUT, Seeds.of(seed, "split"))
                .hold(all.select(rows))
                .training()
                .records()
                .rowNumbers()) {
            trained.set(number - 1);
        }
        return trained;
    }

    private static Split trainOn(Records all, BitSet trained) {
        BitSet others = new BitSet();
        others.set(0, all.rows());
        others.andNot(trained);
        return Split.byRows(all, trained.stream().toArray(), others.stream().toArray());
    }

    private static Round.Honest round(String name, Split split) {
        return new Round.Honest(name, split.training(), false, List.of(new Round.Test(name, split.heldOut())));
    }

    private static Map<String, int[]> withEnoughRows(Map<String, int[]> attacks) {
        attacks.values().removeIf(rows -> rows.length < MIN_ROWS);
        return attacks;
    }

    private static List<Round> rounds(Protocol protocol, Records all, long seed) {
        return Round.of(protocol, new TrainTestData("nsl-kdd", all, List.of()), seed);
    }

    private static QuestionRound part(Round round, Map<String, int[]> attacks) {
        Records test = test(round);
        return new QuestionRound((Round.Honest) round, test, benignWeights(test, row -> 1), attacks);
    }

    private static Records test(Round round) {
        return ((Round.Honest) round).tests().getFirst().records();
    }

    private static boolean benign(Records records, int row) {
        return records.labels().classOfRow()[row] == records.classes().benign();
    }

    private static double[] benignWeights(Records test, IntToDoubleFunction weight) {
        return IntStream.range(0, test.rows())
                .mapToDouble(row -> benign(test, row) ? weight.applyAsDouble(row) : 0)
                .toArray();
    }

    private static int[] attacks(Records test) {
        return IntStream.range(0, test.rows()).filter(row -> !benign(test, row)).toArray();
    }

    /** Returns the selected attack rows by label. */
    static Map<String, int[]> attacksByLabel(Records test, IntPredicate selected) {
        Map<String, List<Integer>> rows = IntStream.of(attacks(test))
                .filter(selected)
                .boxed()
                .collect(Collectors.groupingBy(row -> test.labels().texts().value(row)));
        Map<String, int[]> byLabel = new TreeMap<>();
        rows.forEach((label, ofLabel) ->
                byLabel.put(label, ofLabel.stream().mapToInt(Integer::intValue).toArray()));
        return byLabel;
    }
}
