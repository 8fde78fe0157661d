package io.gruard.baselines;

import io.gruard.baselines.learner.SizedClassifier;
import io.gruard.core.Records;
import io.gruard.experiment.ExecutionOptions;
import io.gruard.experiment.RunData;
import io.gruard.experiment.run.TestReadings;
import io.gruard.training.fit.StoppedException;
import io.gruard.training.metric.Predictions;
import io.gruard.training.protocol.Learner;
import io.gruard.training.protocol.Round;
import io.gruard.training.protocol.RoundOutcome;
import io.gruard.training.protocol.Rounds;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Fits and tests baselines under one protocol, with the same splits and seeds for all. It runs one seed after another.
 * It keeps each result in a folder, from which a stopped comparison resumes.
 */
public final class Comparison {
    private final ComparisonPlan plan;
    private final RunData data;
    private final List<Baseline> baselines;
    private final ExecutionOptions execution;
    private final Consumer<String> log;

    /**
     * Creates a comparison.
     *
     * @param baselines those that the plan names
     * @param log receives a line for each baseline and round that is done
     */
    public Comparison(
            ComparisonPlan plan,
            RunData data,
            List<Baseline> baselines,
            ExecutionOptions execution,
            Consumer<String> log) {
        this.plan = plan;
        this.data = data;
        this.baselines = List.copyOf(baselines);
        this.execution = execution;
        this.log = log;
    }

    /**
     * Runs what the folder does not hold yet. Writes table and report there after each seed of a baseline.
     *
     * @throws StoppedException if a stop was requested; finished results stay in the folder
     */
    public Leaderboard run(Path target) throws IOException {
        ComparisonFolder folder = ComparisonFolder.of(target, plan, data.files());
        List<RoundResult> results = new ArrayList<>();
        Leaderboard leaderboard = Leaderboard.of(plan, data.rows().classes(), baselines, results);
        for (int i = 0; i < plan.run().seeds(); i++) {
            long seed = plan.run().seed() + i;
            List<Round> rounds = Round.of(plan.run().protocol(), data.rows(), seed);
            for (Baseline baseline : baselines) {
                for (Round round : rounds) {
                    results.add(result(folder, baseline, round, seed));
                }
                leaderboard = Leaderboard.of(plan, data.rows().classes(), baselines, results);
                folder.write("comparison.json", ComparisonJson.text(leaderboard));
                folder.write("table.md", ComparisonText.markdown(leaderboard));
                folder.write("report.html", ComparisonReport.html(leaderboard, data));
            }
        }
        return leaderboard;
    }

    private RoundResult result(ComparisonFolder folder, Baseline baseline, Round round, long seed) throws IOException {
        Optional<RoundResult> done = folder.find(baseline, seed, round.name());
        if (done.isPresent()) {
            return done.get();
        }
        if (execution.stop().getAsBoolean()) {
            throw new StoppedException();
        }
        List<Records> tests = data.rows().tests();
        if (!tests.isEmpty()) {
            // The seed of a fit belongs to the baseline: rows of one recipe with several seeds are repetitions.
            TestReadings.add(
                    folder.path(),
                    Instant.now(),
                    data.rows().dataset(),
                    tests.stream().map(Records::part).toList(),
                    baseline.name() + "-"
                            + Integer.toHexString(baseline.recipe().hashCode()));
        }
        RoundResult result = run(baseline, baseline.learner(), round, seed);
        folder.add(result);
        TestPredictions first = result.testPredictions().getFirst();
        log.accept(String.format(
                Locale.ROOT,
                "%s, seed %d, %s: fitted to %,d rows in %.1f s, accuracy %.2f%%",
                baseline.name(),
                seed,
                round.name(),
                result.trainingRows(),
                result.trainSeconds(),
                100 * first.confusion(data.rows().classes()).accuracy()));
        return result;
    }

    private static <C extends SizedClassifier> RoundResult run(
            Baseline baseline, Learner<C> learner, Round round, long seed) throws IOException {
        Timed<C> timed = new Timed<>(learner);
        RoundOutcome<C> outcome = Rounds.run(round, baseline.preparation(), timed, seed);
        List<TestPredictions> testPredictions = new ArrayList<>();
        for (Predictions predictions : outcome.predictions()) {
            testPredictions.add(TestPredictions.of(predictions));
        }
        return new RoundResult(
                baseline.name(),
                baseline.recipe(),
                seed,
                round.name(),
                outcome.rows().train() + outcome.rows().synthetic(),
                timed.seconds,
                outcome.classifier().bytes(),
                testPredictions);
    }

    /** Measures the time of fitting alone. */
    private static final class Timed<C extends SizedClassifier> implements Learner<C> {
        private final Learner<C> learner;
        private double seconds;

        Timed(Learner<C> learner) {
            this.learner = learner;
        }

        @Override
        public C fit(LearningTask task) throws IOException {
            long started = System.nanoTime();
            C fitted = learner.fit(task);
            seconds = (System.nanoTime() - started) / 1e9;
            return fitted;
        }
    }
}
