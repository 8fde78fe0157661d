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
 * One way to leave something out of KDDTrain+ that stands for what other days bring. No test part is read.
 *
 * @param name what is left out
 * @param parts rounds of a protocol
 */
record Question(String name, List<QuestionRound> parts) {
    /** Labels of fewer rows say nothing. */
    private static final int MIN_ROWS = 10;

    private static final int LABEL_PARTS = 4;

    Question {
        parts = List.copyOf(parts);
    }

    /**
     * A round and which rows of it are looked at.
     *
     * @param evaluated the rows that it is judged by
     * @param benignWeight of each of them how much it counts among benign rows; 0 for attacks
     * @param attacks of each group the rows that should be found
     */
    record QuestionRound(Round.Honest round, Records evaluated, double[] benignWeight, Map<String, int[]> attacks) {
        QuestionRound {
            attacks = Map.copyOf(attacks);
        }
    }

    /** Each class of attacks left out, and found by label; the benign rows are a fifth held out. */
    static Question classesLeftOut(Records all, long seed) {
        List<QuestionRound> parts = new ArrayList<>();
        int[] counts = all.labels().counts();
        for (int c = 0; c < counts.length; c++) {
            if (c != all.classes().benign() && counts[c] > 0) {
                int left = c;
                for (Round round : rounds(new Protocol.Unseen(all.classes().name(c)), all, seed)) {
                    Records evaluated = evaluated(round);
                    parts.add(part(
                            round,
                            attacksByLabel(evaluated, row -> evaluated.labels().classOfRow()[row] == left)));
                }
            }
        }
        return new Question("classes left out", parts);
    }

    /** Each frequent service left out, its benign rows and its attacks. */
    static Question servicesLeftOut(Records all, long seed) {
        List<QuestionRound> parts = new ArrayList<>();
        for (Round round : rounds(new Protocol.LeaveOut("service"), all, seed)) {
            int[] attacks = attacks(evaluated(round));
            parts.add(part(round, attacks.length == 0 ? Map.of() : Map.of(round.name(), attacks)));
        }
        return new Question("services left out", parts);
    }

    /**
     * Trained on four fifths of the rows that many of the publishers' 21 learners told right, and judged by all others: the attacks are
     * those that fewer told right, the benign rows have the shares of all rows, those held out counting for the ones trained on.
     *
     * @param difficulty how many learners told each row right
     * @param cut from how many on a row is trained on
     */
    static Question hardRows(Records all, int[] difficulty, int cut, long seed) {
        int[] easy = IntStream.range(0, all.rows())
                .filter(row -> difficulty[row] >= cut)
                .toArray();
        Split split = trainedOnFourFifths(all, easy, seed);
        Records evaluated = split.heldOut();
        IntPredicate hard = row -> difficulty[evaluated.rowNumbers()[row] - 1] < cut;
        Map<String, int[]> attacks = attacksByLabel(evaluated, hard);
        double[] weights = benignWeights(evaluated, row -> hard.test(row) ? 1 : 1 / Protocol.DEFAULT_HELD_OUT);
        QuestionRound part =
                new QuestionRound(round("hard-rows-" + cut, split), evaluated, weights, ofEnoughRows(attacks));
        return new Question("hard rows, from " + cut, List.of(part));
    }

    /**
     * The labels of each class dealt into four parts, and each part left out in turn: new attacks, several at once, of classes that are
     * known. Found by label; the benign rows are a fifth held out.
     */
    static Question labelsLeftOut(Records all, long seed) {
        List<Set<String>> dealt = dealt(all, new Random(Seeds.of(seed, "labels")));
        List<QuestionRound> parts = new ArrayList<>();
        for (int i = 0; i < dealt.size(); i++) {
            Set<String> left = dealt.get(i);
            int[] others = IntStream.range(0, all.rows())
                    .filter(row -> !left.contains(all.labels().texts().value(row)))
                    .toArray();
            Split split = trainedOnFourFifths(all, others, seed);
            Records evaluated = split.heldOut();
            Map<String, int[]> attacks = attacksByLabel(
                    evaluated, row -> left.contains(evaluated.labels().texts().value(row)));
            parts.add(new QuestionRound(
                    round("labels-" + (i + 1), split),
                    evaluated,
                    benignWeights(evaluated, row -> 1),
                    ofEnoughRows(attacks)));
        }
        return new Question("labels left out", parts);
    }

    /**
     * Of each frequent label one cluster trained on and its other rows judged: other ways to carry out a known attack, those of a quarter
     * of each class's labels at a time. Found by label; the benign rows are a fifth held out.
     */
    static Question variantsOfKnownAttacks(Records all, long seed) {
        Map<String, int[]> known = Variants.known(all, seed);
        List<Set<String>> dealt = dealt(all, new Random(Seeds.of(seed, "variants")));
        List<QuestionRound> parts = new ArrayList<>();
        for (int i = 0; i < dealt.size(); i++) {
            Set<String> varied = new TreeSet<>(dealt.get(i));
            varied.retainAll(known.keySet());
            if (!varied.isEmpty()) {
                IntPredicate ofVaried =
                        row -> varied.contains(all.labels().texts().value(row));
                int[] others =
                        IntStream.range(0, all.rows()).filter(ofVaried.negate()).toArray();
                BitSet trained = fourFifths(all, others, seed);
                varied.forEach(label ->
                        IntStream.of(Objects.requireNonNull(known.get(label))).forEach(trained::set));
                Split split = trainedOn(all, trained);
                Records evaluated = split.heldOut();
                Map<String, int[]> attacks = attacksByLabel(
                        evaluated,
                        row -> varied.contains(evaluated.labels().texts().value(row)));
                parts.add(new QuestionRound(
                        round("variants-" + (i + 1), split), evaluated, benignWeights(evaluated, row -> 1), attacks));
            }
        }
        return new Question("variants", parts);
    }

    /** The attack labels, class after class in a drawn order, one to each part in turn. */
    private static List<Set<String>> dealt(Records all, Random random) {
        Map<Integer, Set<String>> labels = new TreeMap<>();
        for (int row : attacks(all)) {
            labels.computeIfAbsent(all.labels().classOfRow()[row], c -> new TreeSet<>())
                    .add(all.labels().texts().value(row));
        }
        List<Set<String>> parts =
                Stream.<Set<String>>generate(TreeSet::new).limit(LABEL_PARTS).toList();
        int next = 0;
        for (Set<String> ofClass : labels.values()) {
            List<String> drawn = new ArrayList<>(ofClass);
            Collections.shuffle(drawn, random);
            for (String label : drawn) {
                parts.get(next++ % LABEL_PARTS).add(label);
            }
        }
        return parts.stream().filter(part -> !part.isEmpty()).toList();
    }

    /** Trained on four fifths of some rows and judged by all others. */
    private static Split trainedOnFourFifths(Records all, int[] rows, long seed) {
        return trainedOn(all, fourFifths(all, rows, seed));
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

    private static Split trainedOn(Records all, BitSet trained) {
        BitSet others = new BitSet();
        others.set(0, all.rows());
        others.andNot(trained);
        return Split.byRows(all, trained.stream().toArray(), others.stream().toArray());
    }

    private static Round.Honest round(String name, Split split) {
        return new Round.Honest(name, split.training(), false, List.of(new Round.Test(name, split.heldOut())));
    }

    private static Map<String, int[]> ofEnoughRows(Map<String, int[]> attacks) {
        attacks.values().removeIf(rows -> rows.length < MIN_ROWS);
        return attacks;
    }

    private static List<Round> rounds(Protocol protocol, Records all, long seed) {
        return Round.of(protocol, new TrainTestData("nsl-kdd", all, List.of()), seed);
    }

    private static QuestionRound part(Round round, Map<String, int[]> attacks) {
        Records evaluated = evaluated(round);
        return new QuestionRound((Round.Honest) round, evaluated, benignWeights(evaluated, row -> 1), attacks);
    }

    private static Records evaluated(Round round) {
        return ((Round.Honest) round).tests().getFirst().records();
    }

    private static boolean benign(Records records, int row) {
        return records.labels().classOfRow()[row] == records.classes().benign();
    }

    private static double[] benignWeights(Records evaluated, IntToDoubleFunction weight) {
        return IntStream.range(0, evaluated.rows())
                .mapToDouble(row -> benign(evaluated, row) ? weight.applyAsDouble(row) : 0)
                .toArray();
    }

    private static int[] attacks(Records evaluated) {
        return IntStream.range(0, evaluated.rows())
                .filter(row -> !benign(evaluated, row))
                .toArray();
    }

    /** Of each attack label its wanted rows. */
    static Map<String, int[]> attacksByLabel(Records evaluated, IntPredicate expected) {
        Map<String, List<Integer>> rows = IntStream.of(attacks(evaluated))
                .filter(expected)
                .boxed()
                .collect(Collectors.groupingBy(row -> evaluated.labels().texts().value(row)));
        Map<String, int[]> found = new TreeMap<>();
        rows.forEach((label, of) ->
                found.put(label, of.stream().mapToInt(Integer::intValue).toArray()));
        return found;
    }
}
