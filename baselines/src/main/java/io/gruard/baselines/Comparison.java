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
 * Runs contestants under one protocol, the same splits and seeds for all, a seed after the other, and keeps what came of each in a folder, from
 * which a stopped comparison goes on.
 */
public final class Comparison {
    private final ComparisonPlan plan;
    private final RunData data;
    private final List<Contestant> contestants;
    private final ExecutionOptions conditions;
    private final Consumer<String> log;

    /**
     * @param contestants those that the plan names
     * @param log takes a line for each row and round done
     */
    public Comparison(
            ComparisonPlan plan,
            RunData data,
            List<Contestant> contestants,
            ExecutionOptions conditions,
            Consumer<String> log) {
        this.plan = plan;
        this.data = data;
        this.contestants = List.copyOf(contestants);
        this.conditions = conditions;
        this.log = log;
    }

    /**
     * Runs what is not in the folder yet, and writes table and report there after each seed of a contestant.
     *
     * @throws StoppedException if the conditions asked to stop; what was done stays
     */
    public Standings run(Path target) throws IOException {
        ComparisonFolder folder = ComparisonFolder.of(target, plan, data.files());
        List<RoundResult> results = new ArrayList<>();
        Standings standings = Standings.of(plan, data.material().classes(), contestants, results);
        for (int i = 0; i < plan.run().seeds(); i++) {
            long seed = plan.run().seed() + i;
            List<Round> rounds = Round.of(plan.run().protocol(), data.material(), seed);
            for (Contestant contestant : contestants) {
                for (Round round : rounds) {
                    results.add(result(folder, contestant, round, seed));
                }
                standings = Standings.of(plan, data.material().classes(), contestants, results);
                folder.write("comparison.json", ComparisonJson.text(standings));
                folder.write("table.md", ComparisonText.markdown(standings));
                folder.write("report.html", ComparisonReport.html(standings, data));
            }
        }
        return standings;
    }

    private RoundResult result(ComparisonFolder folder, Contestant contestant, Round round, long seed)
            throws IOException {
        Optional<RoundResult> done = folder.find(contestant, seed, round.name());
        if (done.isPresent()) {
            return done.get();
        }
        if (conditions.stop().getAsBoolean()) {
            throw new StoppedException();
        }
        List<Records> tests = data.material().tests();
        if (!tests.isEmpty()) {
            // Fitting and its seed are the row's own: rows of one recipe and several seeds are repetitions.
            TestReadings.add(
                    folder.path(),
                    Instant.now(),
                    data.material().dataset(),
                    tests.stream().map(Records::part).toList(),
                    contestant.name() + "-"
                            + Integer.toHexString(contestant.recipe().hashCode()));
        }
        RoundResult result = run(contestant, contestant.learner(), round, seed);
        folder.add(result);
        Judgement first = result.judgements().getFirst();
        log.accept(String.format(
                Locale.ROOT,
                "%s, seed %d, %s: fitted to %,d rows in %.1f s, accuracy %.2f %%",
                contestant.name(),
                seed,
                round.name(),
                result.trainingRows(),
                result.trainSeconds(),
                100 * first.confusion(data.material().classes()).accuracy()));
        return result;
    }

    private static <C extends SizedClassifier> RoundResult run(
            Contestant contestant, Learner<C> learner, Round round, long seed) throws IOException {
        Timed<C> timed = new Timed<>(learner);
        RoundOutcome<C> outcome = Rounds.run(round, contestant.preparation(), timed, seed);
        List<Judgement> judgements = new ArrayList<>();
        for (Predictions predictions : outcome.predictions()) {
            judgements.add(Judgement.of(predictions));
        }
        return new RoundResult(
                contestant.name(),
                contestant.recipe(),
                seed,
                round.name(),
                outcome.rows().train() + outcome.rows().synthetic(),
                timed.seconds,
                outcome.classifier().bytes(),
                judgements);
    }

    /** Measures fitting alone. */
    private static final class Timed<C extends SizedClassifier> implements Learner<C> {
        private final Learner<C> learner;
        private double seconds;

        Timed(Learner<C> learner) {
            this.learner = learner;
        }

        @Override
        public C fit(Task task) throws IOException {
            long started = System.nanoTime();
            C fitted = learner.fit(task);
            seconds = (System.nanoTime() - started) / 1e9;
            return fitted;
        }
    }
}
