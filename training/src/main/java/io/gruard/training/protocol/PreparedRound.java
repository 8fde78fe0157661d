package io.gruard.training.protocol;

import io.gruard.core.Classes;
import io.gruard.core.Encoder;
import io.gruard.core.FittedEncoder;
import io.gruard.core.Matrix;
import io.gruard.core.Records;
import io.gruard.core.Shuffle;
import io.gruard.core.Split;
import io.gruard.core.TrainingSet;
import io.gruard.training.split.Holdout;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The encoded rows of a round. Encoder and balancer are fitted to the training rows without the validation rows. Only a
 * leaky round breaks that rule.
 *
 * @param training real rows, then synthetic ones
 * @param synthetic number of synthetic rows
 * @param validation rows for early stopping
 * @param tests test rows; raw because the measured time includes encoding
 * @param split the raw training and validation rows; null in a leaky round, which does not separate them
 */
public record PreparedRound(
        String name,
        Classes classes,
        FittedEncoder encoder,
        Examples training,
        int synthetic,
        Examples validation,
        List<TestRows> tests,
        @Nullable Split split) {

    /** The test rows of an evaluation. They are raw, except in a leaky round. */
    public sealed interface TestRows {
        String evaluation();

        record Raw(String evaluation, Records records) implements TestRows {}

        record AlreadyEncoded(String evaluation, Examples examples) implements TestRows {}
    }

    /** Returns the input of a learner. */
    public Learner.LearningTask task(long seed) {
        return new Learner.LearningTask(name, classes, encoder.spans(), training, validation, seed);
    }

    /** Encodes and balances the rows of a round. */
    public static PreparedRound of(Round round, Preparation preparation, long seed) {
        return switch (round) {
            case Round.Honest honest -> honest(honest, preparation, seed);
            case Round.Leaking leaking -> leaking(leaking, preparation, seed);
        };
    }

    private static PreparedRound honest(Round.Honest round, Preparation preparation, long seed) {
        Split split = new Holdout(preparation.validation(), round.grouped(), Seeds.of(seed, "validation"))
                .hold(round.training().records());
        List<TestRows> tests = round.tests().stream()
                .<TestRows>map(test -> new TestRows.Raw(test.evaluation(), test.records()))
                .toList();
        return of(round.name(), split, tests, preparation, seed);
    }

    /** Fits encoder and balancer to the training rows of a split. The held-out rows are the validation rows. */
    static PreparedRound of(String name, Split split, List<TestRows> tests, Preparation preparation, long seed) {
        FittedEncoder encoder = Encoder.fit(split.training(), preparation.encoder());
        TrainingSet real = encoder.apply(split.training());
        TrainingSet balanced = preparation.balancing().apply(real, Seeds.of(seed, "balance"));
        Records validation = split.heldOut();
        return new PreparedRound(
                name,
                validation.classes(),
                encoder,
                examples(balanced, split.training().records()),
                balanced.rows() - real.rows(),
                new Examples(
                        encoder.apply(validation.table()).matrix(),
                        validation.labels().classOfRow(),
                        validation.rowNumbers()),
                tests,
                split);
    }

    private static PreparedRound leaking(Round.Leaking round, Preparation preparation, long seed) {
        FittedEncoder encoder = Encoder.fit(round.all(), preparation.encoder());
        TrainingSet real = encoder.apply(round.all());
        TrainingSet balanced = preparation.balancing().apply(real, Seeds.of(seed, "balance"));
        Examples all = examples(balanced, round.all().records());
        int[] order = Shuffle.order(all.rows(), new SplittableRandom(Seeds.of(seed, "split")));
        int test = (int) Math.round(all.rows() * round.heldOut());
        int validation = (int) Math.round((all.rows() - test) * preparation.validation());
        Examples training = select(all, order, test + validation, all.rows());
        return new PreparedRound(
                round.name(),
                balanced.classes(),
                encoder,
                training,
                (int) Arrays.stream(training.rowNumbers())
                        .filter(row -> row == 0)
                        .count(),
                select(all, order, test, test + validation),
                List.of(new TestRows.AlreadyEncoded("leaky", select(all, order, 0, test))),
                null);
    }

    /** Adds row numbers. The real rows come first; synthetic rows have the number 0. */
    private static Examples examples(TrainingSet rows, Records real) {
        return new Examples(rows.matrix(), rows.classOfRow(), Arrays.copyOf(real.rowNumbers(), rows.rows()));
    }

    private static Examples select(Examples all, int[] order, int from, int to) {
        int[] rows = Arrays.copyOfRange(order, from, to);
        Arrays.sort(rows);
        Matrix matrix = all.matrix().select(rows);
        return new Examples(
                matrix,
                Arrays.stream(rows).map(row -> all.classOfRow()[row]).toArray(),
                Arrays.stream(rows).map(row -> all.rowNumbers()[row]).toArray());
    }
}
