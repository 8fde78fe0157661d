package io.gruard.training.protocol;

import io.gruard.core.Categories;
import io.gruard.core.Matrix;
import io.gruard.core.Records;
import io.gruard.core.Split;
import io.gruard.model.NoveltyDetector;
import io.gruard.model.RecordScores;
import io.gruard.model.Thresholds;
import io.gruard.nn.Activations;
import io.gruard.training.metric.Predictions;
import io.gruard.training.metric.TestContext;
import io.gruard.training.novelty.NoveltyFit;
import io.gruard.training.novelty.VerdictPolicy;
import io.gruard.training.rule.BestRule;
import io.gruard.training.threshold.ThresholdFit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs the rounds of a protocol with a learner. */
public final class Rounds {
    private Rounds() {}

    /** Prepares, fits and evaluates every round, one after the other. */
    public static <C extends FittedClassifier> List<RoundOutcome<C>> run(
            Protocol protocol, TrainTestData data, Preparation preparation, Learner<C> learner, long seed)
            throws IOException {
        List<RoundOutcome<C>> outcomes = new ArrayList<>();
        for (Round round : Round.of(protocol, data, seed)) {
            outcomes.add(run(round, preparation, learner, seed));
        }
        return outcomes;
    }

    /**
     * Makes the input of a learner from a split whose held-out rows are for validation. Parameter searches use it. They have
     * no test rows.
     *
     * @param name name of the task
     */
    public static Learner.LearningTask task(String name, Split split, Preparation preparation, long seed) {
        return PreparedRound.of(name, split, List.of(), preparation, seed).task(seed);
    }

    /**
     * Prepares, fits and evaluates one round.
     *
     * @param seed the seed that {@link Round#of} was called with
     */
    public static <C extends FittedClassifier> RoundOutcome<C> run(
            Round round, Preparation preparation, Learner<C> learner, long seed) throws IOException {
        long ofRound = Seeds.of(seed, round.name());
        PreparedRound prepared = PreparedRound.of(round, preparation, ofRound);
        Split split = prepared.split();
        if (split != null) {
            preparation
                    .novelty()
                    .requireFeatures(split.training().records().table().schema().names());
        }
        C classifier = learner.fit(prepared.task(ofRound));
        VerdictPolicy policy = policy(prepared, classifier, preparation, ofRound);
        RoundEvaluator evaluator = new RoundEvaluator(
                prepared.classes(), prepared.encoder(), classifier, policy, seenLabels(prepared, round.scarce()));
        List<Predictions> predictions = new ArrayList<>();
        List<RoundOutcome.UnseenIn> unseen = new ArrayList<>();
        List<BestRule> rules = rules(round, preparation);
        for (PreparedRound.TestRows test : prepared.tests()) {
            Predictions evaluated = evaluate(test, prepared, evaluator, unseen);
            predictions.add(
                    test instanceof PreparedRound.TestRows.Raw(String name, Records records)
                            ? evaluated.with(TestContext.of(
                                    records, rules, preparation.deployment().minutesPerAlert()))
                            : evaluated);
        }
        RowCounts rows = new RowCounts(
                prepared.training().rows() - prepared.synthetic(),
                prepared.synthetic(),
                prepared.validation().rows(),
                predictions.isEmpty() ? 0 : predictions.getFirst().count());
        return new RoundOutcome<>(prepared.name(), prepared.encoder(), classifier, policy, rows, predictions, unseen);
    }

    /** The best rules of all training rows, validation rows among them. A leaky round has none. */
    private static List<BestRule> rules(Round round, Preparation preparation) {
        return round instanceof Round.Honest honest && !honest.tests().isEmpty()
                ? BestRule.of(honest.training(), preparation.deployment().rules())
                : List.of();
    }

    /** Fits novelty detector and thresholds. A leaky round has none, because it mixes its rows after encoding. */
    private static @Nullable VerdictPolicy policy(
            PreparedRound prepared, FittedClassifier classifier, Preparation preparation, long seed) {
        VerdictPolicy own = classifier.ownPolicy();
        Split split = prepared.split();
        if (own != null || split == null) {
            return own;
        }
        VerdictPolicy novelty = NoveltyFit.fit(
                split.training(),
                split.heldOut(),
                preparation.novelty(),
                records -> activations(classifier, prepared, records),
                preparation.threads(),
                Seeds.of(seed, "novelty"));
        if (!preparation.alerts().any()) {
            return novelty;
        }
        NoveltyDetector detector = novelty == null ? null : novelty.detector();
        Examples validation = prepared.validation();
        RecordScores scores = Scores.of(classifier, detector, validation.matrix())
                .of(split.heldOut().table());
        Thresholds thresholds = ThresholdFit.fit(
                prepared.classes(),
                scores,
                validation.classOfRow(),
                novelty == null ? Thresholds.NEVER : novelty.thresholds().noveltyFrom(),
                preparation.alerts());
        return new VerdictPolicy(detector, thresholds);
    }

    private static Activations activations(FittedClassifier classifier, PreparedRound prepared, Records records) {
        Activations activations =
                classifier.activations(prepared.encoder().apply(records.table()).matrix());
        if (activations == null) {
            throw new IllegalArgumentException(
                    "a novelty detector requires a classifier with layers, found one without");
        }
        return activations;
    }

    /** Returns the labels of the training and validation rows, without the scarce ones, which count as novel. */
    private static Set<String> seenLabels(PreparedRound prepared, Set<String> scarce) {
        Set<String> seen = new HashSet<>();
        Split split = prepared.split();
        if (split != null) {
            for (Records part : List.of(split.training().records(), split.heldOut())) {
                Categories texts = part.labels().texts();
                int[] counts = texts.counts();
                for (int code = 0; code < counts.length; code++) {
                    if (counts[code] > 0) {
                        seen.add(texts.dictionary().get(code));
                    }
                }
            }
        }
        seen.removeAll(scarce);
        return seen;
    }

    private static Predictions evaluate(
            PreparedRound.TestRows test,
            PreparedRound prepared,
            RoundEvaluator evaluator,
            List<RoundOutcome.UnseenIn> unseen) {
        return switch (test) {
            case PreparedRound.TestRows.Raw(String evaluation, Records records) -> {
                RoundEvaluator.RoundPredictions evaluated = evaluator.evaluate(evaluation, records);
                evaluated.unseen().forEach(category -> unseen.add(new RoundOutcome.UnseenIn(evaluation, category)));
                yield evaluated.predictions();
            }
            case PreparedRound.TestRows.AlreadyEncoded(String evaluation, Examples examples) -> {
                long started = System.nanoTime();
                Matrix probabilities = evaluator.classifier().probabilities(examples.matrix());
                double seconds = (System.nanoTime() - started) / 1e9;
                yield new Predictions(
                        evaluation,
                        prepared.classes(),
                        examples.rowNumbers(),
                        examples.classOfRow(),
                        probabilities,
                        seconds);
            }
        };
    }
}
