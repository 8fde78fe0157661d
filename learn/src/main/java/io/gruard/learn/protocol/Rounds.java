package io.gruard.learn.protocol;

import io.gruard.core.Classes;
import io.gruard.core.Encoded;
import io.gruard.core.FittedEncoder;
import io.gruard.core.Matrix;
import io.gruard.core.Records;
import io.gruard.core.Split;
import io.gruard.learn.metric.Predictions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Runs the rounds of a protocol with a learner. */
public final class Rounds {
    private Rounds() {}

    /** Prepares, fits and judges every round, one after the other. */
    public static <C extends Classifier> List<RoundOutcome<C>> run(
            Protocol protocol, Material material, Preparation preparation, Learner<C> learner, long seed)
            throws IOException {
        List<RoundOutcome<C>> outcomes = new ArrayList<>();
        for (Round round : Round.of(protocol, material, seed)) {
            outcomes.add(run(round, preparation, learner, Seeds.of(seed, round.name())));
        }
        return outcomes;
    }

    /**
     * What there is to learn from a split whose held rows serve for validation: for choosing settings, where no row is judged by.
     *
     * @param name of the task
     */
    public static Learner.Task task(String name, Split split, Preparation preparation, long seed) {
        return PreparedRound.of(name, split, List.of(), preparation, seed).task(seed);
    }

    private static <C extends Classifier> RoundOutcome<C> run(
            Round round, Preparation preparation, Learner<C> learner, long seed) throws IOException {
        PreparedRound prepared = PreparedRound.of(round, preparation, seed);
        C classifier = learner.fit(prepared.task(seed));
        List<Predictions> predictions = new ArrayList<>();
        List<RoundOutcome.UnseenIn> unseen = new ArrayList<>();
        for (PreparedRound.TestRows test : prepared.tests()) {
            predictions.add(judge(test, prepared, classifier, unseen));
        }
        RowCounts rows = new RowCounts(
                prepared.training().rows() - prepared.synthetic(),
                prepared.synthetic(),
                prepared.validation().rows(),
                predictions.getFirst().count());
        return new RoundOutcome<>(prepared.name(), prepared.encoder(), classifier, rows, predictions, unseen);
    }

    private static Predictions judge(
            PreparedRound.TestRows test,
            PreparedRound prepared,
            Classifier classifier,
            List<RoundOutcome.UnseenIn> unseen) {
        return switch (test) {
            case PreparedRound.TestRows.Raw(String evaluation, Records records) -> {
                Judgement judgement = judge(evaluation, records, prepared.encoder(), classifier);
                judgement.unseen().forEach(one -> unseen.add(new RoundOutcome.UnseenIn(evaluation, one)));
                yield judgement.predictions();
            }
            case PreparedRound.TestRows.AlreadyEncoded(String evaluation, Examples examples) -> {
                long started = System.nanoTime();
                Matrix probabilities = classifier.probabilities(examples.matrix());
                yield predictions(
                        evaluation,
                        prepared.classes(),
                        examples.rowNumbers(),
                        examples.classOfRow(),
                        probabilities,
                        started);
            }
        };
    }

    /**
     * What a classifier said, and the categories it could not know.
     *
     * @param unseen categories that the rows the encoder was fitted to did not have
     */
    public record Judgement(Predictions predictions, List<Encoded.Unseen> unseen) {}

    /** Encodes and scores raw records; both are timed. */
    public static Judgement judge(String evaluation, Records records, FittedEncoder encoder, Classifier classifier) {
        long started = System.nanoTime();
        Encoded encoded = encoder.apply(records.table());
        Matrix probabilities = classifier.probabilities(encoded.matrix());
        Predictions predictions = predictions(
                evaluation,
                records.classes(),
                records.rowNumbers(),
                records.labels().classOfRow(),
                probabilities,
                started);
        return new Judgement(predictions, encoded.unseen());
    }

    private static Predictions predictions(
            String evaluation, Classes classes, int[] rows, int[] actual, Matrix probabilities, long started) {
        double seconds = (System.nanoTime() - started) / 1e9;
        return new Predictions(evaluation, classes, rows, actual, probabilities, seconds);
    }
}
