package io.gruard.training.protocol;

import io.gruard.core.Records;
import io.gruard.core.Split;
import io.gruard.core.TrainingRows;
import io.gruard.training.metric.EvaluationName;
import io.gruard.training.split.Folds;
import io.gruard.training.split.Holdout;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One fit and its test rows. A protocol has one or more rounds. */
public sealed interface Round {
    /** Returns its name, such as {@code official} or {@code fold-2}. */
    String name();

    /** Returns the attack labels with so few training rows that they count as novel. */
    Set<String> scarce();

    /**
     * A round whose test rows are never used for fitting.
     *
     * @param grouped whether the validation split also keeps rows of one group together
     * @param scarce attack labels with so few training rows that they count as novel
     */
    record Honest(String name, TrainingRows training, boolean grouped, List<Test> tests, Set<String> scarce)
            implements Round {
        public Honest {
            tests = List.copyOf(tests);
            scarce = Set.copyOf(scarce);
        }

        /** Makes a round without scarce labels. */
        public Honest(String name, TrainingRows training, boolean grouped, List<Test> tests) {
            this(name, training, grouped, tests, Set.of());
        }
    }

    /** A round whose encoder and balancer are fitted to all rows before the split. */
    record Leaking(String name, TrainingRows all, double heldOut) implements Round {
        @Override
        public Set<String> scarce() {
            return Set.of();
        }
    }

    /**
     * The test rows of an evaluation.
     *
     * @param evaluation name of the evaluation
     */
    record Test(String evaluation, Records records) {}

    /**
     * Makes the rounds of a protocol.
     *
     * @throws IllegalArgumentException if the protocol requires an official split and the data set has none
     */
    static List<Round> of(Protocol protocol, TrainTestData data, long seed) {
        long splitSeed = Seeds.of(seed, "split");
        return switch (protocol) {
            case Protocol.Official official -> List.of(official(data));
            case Protocol.HoldoutPart(double fraction) ->
                List.of(holdout(
                        "holdout", Holdout.stratified(fraction, splitSeed).hold(data.main()), false));
            case Protocol.KFold(int folds) ->
                folds(Folds.stratified(folds, splitSeed).split(data.main()), false);
            case Protocol.Grouped(int folds) ->
                folds(Folds.grouped(folds, splitSeed).split(data.main()), true);
            case Protocol.Unseen(String label) -> LeftOut.rounds(data.main(), label, splitSeed);
            case Protocol.FewShot(int rows) -> LeftOut.fewShot(data.main(), rows, splitSeed);
            case Protocol.LeaveOut(String feature) -> LeftOut.values(data.main(), feature);
            case Protocol.ByTime byTime -> List.of(PartRounds.byTime(byTime, data.main()));
            case Protocol.Across(String part) ->
                part.isEmpty() ? PartRounds.across(data) : List.of(PartRounds.acrossFrom(data));
            case Protocol.Leaky leaky ->
                List.of(new Leaking("leaky", Split.allForTraining(data.main()).training(), Protocol.DEFAULT_HELD_OUT));
        };
    }

    private static Round official(TrainTestData data) {
        if (data.tests().isEmpty()) {
            throw new IllegalArgumentException("protocol official: " + data.dataset()
                    + " has no official test part; use holdout, kfold:N or grouped:N");
        }
        List<Test> tests = new ArrayList<>();
        TrainingRows training = null;
        for (Records test : data.tests()) {
            Split split = Split.official(data.main(), test);
            training = split.training();
            tests.add(new Test(test.part(), split.heldOut()));
        }
        if (training == null) {
            throw new IllegalStateException("no test part");
        }
        return new Honest("official", training, PartRounds.keyed(data.main()), tests);
    }

    private static List<Round> folds(List<Split> splits, boolean grouped) {
        List<Round> rounds = new ArrayList<>();
        for (Split split : splits) {
            rounds.add(holdout(EvaluationName.fold(rounds.size() + 1), split, grouped));
        }
        return rounds;
    }

    private static Round holdout(String name, Split split, boolean grouped) {
        return new Honest(name, split.training(), grouped, List.of(new Test(name, split.heldOut())));
    }
}
