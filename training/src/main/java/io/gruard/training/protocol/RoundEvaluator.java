package io.gruard.training.protocol;

import io.gruard.core.Categories;
import io.gruard.core.Classes;
import io.gruard.core.Encoded;
import io.gruard.core.FittedEncoder;
import io.gruard.core.Labels;
import io.gruard.core.Matrix;
import io.gruard.core.Records;
import io.gruard.model.VerdictRule;
import io.gruard.training.metric.Predictions;
import io.gruard.training.metric.VerdictRows;
import io.gruard.training.novelty.VerdictPolicy;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates raw records with a fitted encoder and classifier.
 *
 * @param policy makes verdicts; null for no verdicts
 * @param seen labels of the files that occur in training, except scarce ones; null if unknown, in which case no row counts
 *     as novel
 */
public record RoundEvaluator(
        Classes classes,
        FittedEncoder encoder,
        FittedClassifier classifier,
        @Nullable VerdictPolicy policy,
        @Nullable Set<String> seen) {
    public RoundEvaluator {
        seen = seen == null ? null : Set.copyOf(seen);
    }

    /**
     * Predictions and the unseen categories of the rows.
     *
     * @param unseen categories that do not occur in the rows that the encoder was fitted to
     */
    public record RoundPredictions(Predictions predictions, List<Encoded.UnseenCategory> unseen) {
        public RoundPredictions {
            unseen = List.copyOf(unseen);
        }
    }

    /** Encodes and scores records. The measured time includes both. */
    public RoundPredictions evaluate(String evaluation, Records records) {
        long started = System.nanoTime();
        Encoded encoded = encoder.apply(records.table());
        Scores scores = Scores.of(classifier, policy == null ? null : policy.detector(), encoded.matrix());
        Matrix probabilities = scores.probabilities();
        VerdictRows verdicts = policy == null ? null : verdicts(policy, records, scores);
        double seconds = (System.nanoTime() - started) / 1e9;
        Predictions predictions = new Predictions(
                evaluation,
                records.classes(),
                records.rowNumbers(),
                records.labels().classOfRow(),
                probabilities,
                verdicts,
                classifier.uncalibrated(encoded.matrix()),
                seconds,
                null);
        return new RoundPredictions(predictions, encoded.unseen());
    }

    private VerdictRows verdicts(VerdictPolicy fitted, Records records, Scores scores) {
        return VerdictRows.of(
                new VerdictRule(classes, fitted.detector(), fitted.thresholds()),
                scores.of(records.table()),
                novel(records.labels()));
    }

    /** Marks the attack rows whose label does not occur in training. */
    private boolean[] novel(Labels labels) {
        Categories texts = labels.texts();
        List<String> dictionary = texts.dictionary();
        boolean[] unknown = new boolean[dictionary.size()];
        for (int code = 0; code < unknown.length; code++) {
            unknown[code] = seen != null && !seen.contains(dictionary.get(code));
        }
        boolean[] novel = new boolean[labels.size()];
        for (int row = 0; row < novel.length; row++) {
            novel[row] = labels.classOfRow()[row] != classes.benign() && unknown[texts.codes()[row]];
        }
        return novel;
    }
}
