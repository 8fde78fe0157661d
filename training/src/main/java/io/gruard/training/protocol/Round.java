package io.gruard.training.protocol;

import io.gruard.core.Groups;
import io.gruard.core.Records;
import io.gruard.core.Split;
import io.gruard.core.TrainingRows;
import io.gruard.training.metric.EvaluationName;
import io.gruard.training.split.Folds;
import io.gruard.training.split.Holdout;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One fit and the rows it is judged by; a protocol has one round or several. */
public sealed interface Round {
    /** {@code official}, {@code fold-2}. */
    String name();

    /** Attack labels that training has so few rows of that they count as new ones. */
    Set<String> scarce();

    /**
     * Fitted on rows that it is not judged by.
     *
     * @param grouped whether rows of one group stay together in validation too
     * @param scarce attack labels that training has so few rows of that they count as new ones
     */
    record Honest(String name, TrainingRows training, boolean grouped, List<Test> tests, Set<String> scarce)
            implements Round {
        public Honest {
            tests = List.copyOf(tests);
            scarce = Set.copyOf(scarce);
        }

        /** No label is scarce. */
        public Honest(String name, TrainingRows training, boolean grouped, List<Test> tests) {
            this(name, training, grouped, tests, Set.of());
        }
    }

    /** Encoder and balancer fitted to all rows before the split. */
    record Leaking(String name, TrainingRows all, double heldOut) implements Round {
        @Override
        public Set<String> scarce() {
            return Set.of();
        }
    }

    /**
     * Rows to judge by.
     *
     * @param evaluation name of the evaluation
     */
    record Test(String evaluation, Records records) {}

    /**
     * The rounds of a protocol.
     *
     * @throws IllegalArgumentException if the data set has no official split and the protocol wants it
     */
    static List<Round> of(Protocol protocol, TrainTestData material, long seed) {
        long splitSeed = Seeds.of(seed, "split");
        return switch (protocol) {
            case Protocol.Official official -> List.of(official(material));
            case Protocol.HoldoutPart(double fraction) ->
                List.of(held("holdout", Holdout.stratified(fraction, splitSeed).hold(material.main()), false));
            case Protocol.KFold(int folds) ->
                folds(Folds.stratified(folds, splitSeed).split(material.main()), false);
            case Protocol.Grouped(int folds) ->
                folds(Folds.grouped(folds, splitSeed).split(material.main()), true);
            case Protocol.Unseen(String label) -> LeftOut.rounds(material.main(), label, splitSeed);
            case Protocol.FewShot(int rows) -> LeftOut.fewShot(material.main(), rows, splitSeed);
            case Protocol.LeaveOut(String feature) -> LeftOut.values(material.main(), feature);
            case Protocol.Leaky leaky ->
                List.of(new Leaking(
                        "leaky", Split.allForTraining(material.main()).training(), Protocol.DEFAULT_HELD_OUT));
        };
    }

    private static Round official(TrainTestData material) {
        if (material.tests().isEmpty()) {
            throw new IllegalArgumentException(
                    material.dataset() + " has no official test part; use protocol holdout, kfold:N or grouped:N");
        }
        List<Test> tests = new ArrayList<>();
        TrainingRows training = null;
        for (Records test : material.tests()) {
            Split split = Split.official(material.main(), test);
            training = split.training();
            tests.add(new Test(test.part(), split.heldOut()));
        }
        if (training == null) {
            throw new IllegalStateException("no test part");
        }
        // Where the descriptor names groups, such as captures or stretches of time, validation rows are of other
        // groups, too.
        boolean grouped = material.main().groups() instanceof Groups.Keyed;
        return new Honest("official", training, grouped, tests);
    }

    private static List<Round> folds(List<Split> splits, boolean grouped) {
        List<Round> rounds = new ArrayList<>();
        for (Split split : splits) {
            rounds.add(held(EvaluationName.fold(rounds.size() + 1), split, grouped));
        }
        return rounds;
    }

    private static Round held(String name, Split split, boolean grouped) {
        return new Honest(name, split.training(), grouped, List.of(new Test(name, split.heldOut())));
    }
}
