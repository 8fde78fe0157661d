package io.gruard.training.protocol;

import io.gruard.core.Classes;
import io.gruard.core.Encoder;
import io.gruard.core.FittedEncoder;
import io.gruard.core.Matrix;
import io.gruard.core.Records;
import io.gruard.core.Split;
import io.gruard.core.TrainingSet;
import io.gruard.training.split.Holdout;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a round as a learner takes them. Encoder and balancer are fitted to the training rows without the validation
 * rows; only a leaky round breaks that.
 *
 * @param training real rows, then synthetic ones
 * @param synthetic how many of them are synthetic
 * @param validation rows for early stopping
 * @param tests rows to judge by; raw, since encoding them is part of what is timed
 * @param split the raw rows of training and validation; null in a leaky round, which has none apart
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

    /** Rows to judge by: raw ones, or, in a leaky round, encoded ones. */
    public sealed interface TestRows {
        String evaluation();

        record Raw(String evaluation, Records records) implements TestRows {}

        record AlreadyEncoded(String evaluation, Examples examples) implements TestRows {}
    }

    /** What a learner is given. */
    public Learner.LearningTask task(long seed) {
        return new Learner.LearningTask(name, classes, encoder.spans(), training, validation, seed);
    }

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

    /** Fitted to a split's training rows; the rows held are for validation. */
    static PreparedRound of(String name, Split split, List<TestRows> tests, Preparation preparation, long seed) {
        FittedEncoder encoder = Encoder.fit(split.training(), preparation.encoder());
        TrainingSet real = encoder.apply(split.training());
        TrainingSet balanced = preparation.balancing().apply(real, Seeds.of(seed, "balance"));
        Records held = split.heldOut();
        return new PreparedRound(
                name,
                held.classes(),
                encoder,
                examples(balanced, split.training().records()),
                balanced.rows() - real.rows(),
                new Examples(encoder.apply(held.table()).matrix(), held.labels().classOfRow(), held.rowNumbers()),
                tests,
                split);
    }

    private static PreparedRound leaking(Round.Leaking round, Preparation preparation, long seed) {
        FittedEncoder encoder = Encoder.fit(round.all(), preparation.encoder());
        TrainingSet real = encoder.apply(round.all());
        TrainingSet balanced = preparation.balancing().apply(real, Seeds.of(seed, "balance"));
        Examples all = examples(balanced, round.all().records());
        int[] order = shuffled(all.rows(), Seeds.of(seed, "split"));
        int held = (int) Math.round(all.rows() * round.heldOut());
        int validation = (int) Math.round((all.rows() - held) * preparation.validation());
        Examples training = select(all, order, held + validation, all.rows());
        return new PreparedRound(
                round.name(),
                balanced.classes(),
                encoder,
                training,
                (int) Arrays.stream(training.rowNumbers())
                        .filter(row -> row == 0)
                        .count(),
                select(all, order, held, held + validation),
                List.of(new TestRows.AlreadyEncoded("leaky", select(all, order, 0, held))),
                null);
    }

    /** Row numbers of the real rows, which come first; 0 for the synthetic ones. */
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

    /** The numbers from 0 in an order drawn. */
    static int[] shuffled(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] order = IntStream.range(0, count).toArray();
        for (int i = count - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }
}
