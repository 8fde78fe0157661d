package io.gruard.experiment.selection;

import io.gruard.core.Matrix;
import io.gruard.core.Records;
import io.gruard.core.Split;
import io.gruard.model.NoveltyDetector;
import io.gruard.model.NoveltyScore;
import io.gruard.model.RecordScores;
import io.gruard.model.Thresholds;
import io.gruard.model.VerdictRule;
import io.gruard.nn.Activations;
import io.gruard.training.fit.NetworkLearner.Trained;
import io.gruard.training.novelty.NoveltyFit;
import io.gruard.training.novelty.NoveltySettings;
import io.gruard.training.novelty.NoveltySum;
import io.gruard.training.novelty.NoveltyTerm;
import io.gruard.training.novelty.VerdictPolicy;
import io.gruard.training.protocol.Learner;
import io.gruard.training.protocol.Preparation;
import io.gruard.training.protocol.PreparedRound;
import io.gruard.training.protocol.Seeds;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * The classifier of a round and the energies of the terms of all measures. A measure is a sum of terms, combined as in
 * {@link NoveltyFit}.
 *
 * @param part the round and its rows
 * @param classifiedAsAttack whether the classifier classifies each test row as an attack
 * @param draws the energies of each plain term, for each random fit
 */
record FittedRound(Question.QuestionRound part, boolean[] classifiedAsAttack, List<Map<NoveltyTerm, Energies>> draws) {
    /**
     * The energies of one term.
     *
     * @param benignValidation energies of the benign validation rows
     * @param test energies of the test rows
     */
    record Energies(float[] benignValidation, float[] test) {
        /** Combines the energies of all terms as {@link NoveltyFit} does. */
        static Energies sum(NoveltySum measure, Map<NoveltyTerm, Energies> byTerm) {
            Energies first =
                    Objects.requireNonNull(byTerm.get(measure.terms().getFirst().plain()));
            Energies sum = new Energies(new float[first.benignValidation.length], new float[first.test.length]);
            for (NoveltyTerm term : measure.terms()) {
                Energies energies = Objects.requireNonNull(byTerm.get(term.plain()));
                DoubleUnaryOperator contribution =
                        NoveltyFit.contribution(measure.combination(), term, energies.benignValidation);
                add(contribution, energies.benignValidation, sum.benignValidation);
                add(contribution, energies.test, sum.test);
            }
            return sum;
        }

        private static void add(DoubleUnaryOperator contribution, float[] energies, float[] sum) {
            for (int row = 0; row < sum.length; row++) {
                sum[row] += (float) contribution.applyAsDouble(energies[row]);
            }
        }
    }

    /**
     * Trains the classifier and fits the terms.
     *
     * @param terms plain terms
     * @param draws number of random fits of each term, 1 or more
     */
    static FittedRound fit(
            Question.QuestionRound part,
            Preparation preparation,
            Learner<Trained> learner,
            Collection<NoveltyTerm> terms,
            int draws,
            long seed)
            throws IOException {
        long ofRound = Seeds.of(seed, part.round().name());
        PreparedRound prepared = PreparedRound.of(part.round(), preparation, ofRound);
        Split split = Objects.requireNonNull(prepared.split(), "only leaky rounds have none");
        Trained classifier = learner.fit(prepared.task(ofRound));
        List<Map<NoveltyTerm, Energies>> fits = new ArrayList<>();
        for (int draw = 0; draw < draws; draw++) {
            long ofDraw = Seeds.of(ofRound, draw == 0 ? "novelty" : "novelty-" + draw);
            Map<NoveltyTerm, Energies> energies = new LinkedHashMap<>();
            for (NoveltyTerm term : terms) {
                energies.put(term, energies(term, split, part, prepared, classifier, preparation.threads(), ofDraw));
            }
            fits.add(energies);
        }
        return new FittedRound(part, classifyAsAttack(classifier, prepared, part.test(), preparation), fits);
    }

    private static Energies energies(
            NoveltyTerm term,
            Split split,
            Question.QuestionRound part,
            PreparedRound prepared,
            Trained classifier,
            int threads,
            long seed) {
        VerdictPolicy policy = NoveltyFit.fit(
                split.training(),
                split.heldOut(),
                new NoveltySettings(Answer.STEP, new NoveltySum(NoveltySum.Combination.ENERGIES, List.of(term))),
                records -> activations(classifier, prepared, records),
                threads,
                seed);
        NoveltyDetector detector = Objects.requireNonNull(
                Objects.requireNonNull(policy, "every round has benign rows").detector());
        return new Energies(
                energies(detector, classifier, prepared, benign(split.heldOut())),
                energies(detector, classifier, prepared, part.test()));
    }

    private static Records benign(Records records) {
        int[] classOfRow = records.labels().classOfRow();
        return records.select(IntStream.range(0, classOfRow.length)
                .filter(row -> classOfRow[row] == records.classes().benign())
                .toArray());
    }

    private static float[] energies(
            NoveltyDetector detector, Trained classifier, PreparedRound prepared, Records records) {
        Matrix columns = detector.encoder().apply(records.table()).matrix();
        return NoveltyScore.sum(
                detector.scores(),
                columns,
                detector.readsNetwork() ? activations(classifier, prepared, records) : null);
    }

    private static Activations activations(Trained classifier, PreparedRound prepared, Records records) {
        return classifier.activations(prepared.encoder().apply(records.table()).matrix());
    }

    private static boolean[] classifyAsAttack(
            Trained classifier, PreparedRound prepared, Records records, Preparation preparation) {
        Thresholds thresholds = preparation.alerts().thresholds(prepared.classes(), Thresholds.NEVER);
        VerdictRule rule = new VerdictRule(prepared.classes(), null, thresholds);
        int rows = records.rows();
        RecordScores scores = new RecordScores(
                classifier.probabilities(
                        prepared.encoder().apply(records.table()).matrix()),
                new float[rows],
                new int[rows]);
        boolean[] attacks = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            attacks[row] = rule.attack(scores, row);
        }
        return attacks;
    }

    /** Computes the answer for a measure. */
    Answer answer(NoveltySum measure) {
        return Answer.ofDraws(draws.stream()
                .map(energies -> Energies.sum(measure, energies))
                .map(sum -> Answer.of(
                        part.benignWeight(), part.attacks(), classifiedAsAttack, sum.test(), sum.benignValidation()))
                .toList());
    }
}
