package io.gruard.baselines;

import io.gruard.baselines.learner.BoostedTrees;
import io.gruard.baselines.learner.SizedClassifier;
import io.gruard.core.Encoder;
import io.gruard.core.EncoderSettings;
import io.gruard.core.FittedEncoder;
import io.gruard.core.Matrix;
import io.gruard.core.Records;
import io.gruard.core.Table;
import io.gruard.core.TrainingRows;
import io.gruard.core.TrainingSet;
import io.gruard.training.protocol.Examples;
import io.gruard.training.protocol.Learner;
import io.gruard.training.rule.BestRule;
import io.gruard.training.rule.RuleGoal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Fits what a network must beat on one split: boosted trees and the best one-line rules. All use the training rows
 * alone. A rule is the one with the highest detection rate at a limited false-positive rate on these rows.
 */
public final class SplitBaselines {
    private static final int TREES = 60;

    private SplitBaselines() {}

    /**
     * One fitted baseline.
     *
     * @param name as tables show it
     * @param description the settings of the trees, or the text of the rule
     * @param verdicts decides which rows of a table are attacks
     */
    public record FittedBaseline(String name, String description, Verdicts verdicts) {
        /** Returns for each record whether it is classified as an attack. */
        public boolean[] attacks(Records records) {
            return verdicts.of(records.table());
        }
    }

    /** Decides which rows are attacks. */
    @FunctionalInterface
    public interface Verdicts {
        /** Returns for each row whether it is classified as an attack. */
        boolean[] of(Table table);
    }

    /**
     * Fits boosted trees, the best rule of two conditions, and the best rule of one condition.
     *
     * @param maxFalsePositiveRate limit for the rules, on the training rows
     * @param threads number of threads; results do not depend on it
     * @param seed seed of the trees
     * @throws IOException if the trees cannot be fitted
     */
    public static List<FittedBaseline> fit(TrainingRows rows, double maxFalsePositiveRate, int threads, long seed)
            throws IOException {
        List<FittedBaseline> baselines = new ArrayList<>(List.of(trees(rows, threads, seed)));
        for (BestRule best : BestRule.of(rows, List.of(new RuleGoal.DetectionWithin(maxFalsePositiveRate)))) {
            baselines.add(new FittedBaseline(best.kind(), best.rule().text(), best.rule()::called));
        }
        return baselines;
    }

    private static FittedBaseline trees(TrainingRows rows, int threads, long seed) throws IOException {
        FittedEncoder encoder = Encoder.fit(rows, EncoderSettings.defaults());
        TrainingSet encoded = encoder.apply(rows);
        Examples training = new Examples(
                encoded.matrix(), encoded.classOfRow(), rows.records().rowNumbers());
        Examples none = new Examples(Matrix.zeros(0, encoder.width()), new int[0], new int[0]);
        SizedClassifier trees = new BoostedTrees(TREES, threads)
                .fit(new Learner.LearningTask("split", encoded.classes(), encoder.spans(), training, none, seed));
        int benign = encoded.classes().benign();
        return new FittedBaseline(
                "boosted trees",
                "XGBoost, " + TREES + " rounds, depth 6",
                table -> attacks(trees.probabilities(encoder.apply(table).matrix()), benign));
    }

    private static boolean[] attacks(Matrix probabilities, int benign) {
        boolean[] attacks = new boolean[probabilities.rows()];
        for (int row = 0; row < attacks.length; row++) {
            int best = 0;
            for (int c = 1; c < probabilities.columns(); c++) {
                best = probabilities.get(row, c) > probabilities.get(row, best) ? c : best;
            }
            attacks[row] = best != benign;
        }
        return attacks;
    }
}
