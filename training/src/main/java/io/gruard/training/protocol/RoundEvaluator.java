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
 * Judges raw records by what was fitted.
 *
 * @param policy makes verdicts; null for none
 * @param seen labels, as the files have them, that training had rows of, but for scarce ones; null where that is not known, and
 *     then no row counts as one of a new label
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
     * What was said, and the categories that could not be known.
     *
     * @param unseen categories that the rows the encoder was fitted to did not have
     */
    public record RoundPredictions(Predictions predictions, List<Encoded.UnseenCategory> unseen) {
        public RoundPredictions {
            unseen = List.copyOf(unseen);
        }
    }

    /** Encodes and scores; both are timed. */
    public RoundPredictions evaluator(String evaluation, Records records) {
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
                seconds);
        return new RoundPredictions(predictions, encoded.unseen());
    }

    private VerdictRows verdicts(VerdictPolicy fitted, Records records, Scores scores) {
        return VerdictRows.of(
                new VerdictRule(classes, fitted.detector(), fitted.thresholds()),
                scores.of(records.table()),
                novel(records.labels()));
    }

    /** Attacks with a label that training had no row of. */
    private boolean[] novel(Labels labels) {
        Categories words = labels.texts();
        List<String> dictionary = words.dictionary();
        boolean[] unknown = new boolean[dictionary.size()];
        for (int code = 0; code < unknown.length; code++) {
            unknown[code] = seen != null && !seen.contains(dictionary.get(code));
        }
        boolean[] novel = new boolean[labels.size()];
        for (int row = 0; row < novel.length; row++) {
            novel[row] = labels.classOfRow()[row] != classes.benign() && unknown[words.codes()[row]];
        }
        return novel;
    }
}
