package io.gruard.learn;

import io.gruard.core.Records;
import io.gruard.core.Split;
import io.gruard.data.split.Folds;
import io.gruard.data.split.Holdout;
import io.gruard.learn.metric.Spread;
import io.gruard.learn.protocol.Learner;
import io.gruard.learn.protocol.Rounds;
import io.gruard.learn.protocol.Seeds;
import io.gruard.learn.settings.Settings;
import io.gruard.learn.train.Epoch;
import io.gruard.learn.train.FitSettings;
import io.gruard.learn.train.NetworkLearner;
import io.gruard.learn.train.TrainingWatch;
import io.gruard.nn.Architecture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * What a tuner lowers or raises: settings in, a figure on validation rows out. It sees rows of the training part alone, and
 * every settings' figure is taken on the same split. May be asked by several threads at once.
 */
public final class ValidationObjective {
    /** Which figure. */
    public enum Goal {
        /** Log loss on the validation rows; lower is better. */
        LOSS,
        /** Macro-F1 on the validation rows; higher is better. */
        MACRO_F1;

        double of(Epoch epoch) {
            return switch (this) {
                case LOSS -> epoch.validationLoss();
                case MACRO_F1 -> epoch.validationMacroF1();
            };
        }
    }

    /** Hears how it goes, step by step; what it throws ends the training. */
    @FunctionalInterface
    public interface Reports {
        /**
         * @param step the epoch, from 1; with several folds the fold, from 1
         * @param value the figure after the epoch; with several folds the mean over the folds so far
         */
        void report(int step, double value);
    }

    private final Architecture architecture;
    private final Goal goal;
    private final Records training;
    private final int folds;
    private final long seed;
    private final int threads;
    private final Map<String, List<Learner.Task>> prepared = new ConcurrentHashMap<>();

    /**
     * @param training rows of the training part
     * @param folds 1 for one split by the setting {@code validation}, else so many stratified folds, each validated on in turn
     * @param threads threads that work for one trial; results do not depend on it
     */
    public ValidationObjective(
            Architecture architecture, Goal goal, Records training, int folds, long seed, int threads) {
        if (folds < 1) {
            throw new IllegalArgumentException("folds must be 1 or more, found " + folds);
        }
        this.architecture = architecture;
        this.goal = goal;
        this.training = training;
        this.folds = folds;
        this.seed = seed;
        this.threads = threads;
    }

    /**
     * Trains with the settings and gives the figure of the epoch kept; with several folds the mean.
     *
     * @param stop asked after each step; once true, this ends with a {@link io.gruard.learn.train.StoppedException}
     * @throws IllegalStateException if the loss is no number
     */
    public double value(Settings settings, Reports reports, BooleanSupplier stop) throws IOException {
        List<Double> values = new ArrayList<>();
        for (Learner.Task task : tasks(settings)) {
            NetworkLearner learner = new NetworkLearner(architecture, settings, threads, watch(reports), stop, null);
            values.add(goal.of(learner.fit(task).fitted().kept()));
            if (folds > 1) {
                reports.report(values.size(), Spread.of(values).mean());
            }
        }
        return Spread.of(values).mean();
    }

    private TrainingWatch watch(Reports reports) {
        return new TrainingWatch() {
            @Override
            public void epochEnds(Epoch epoch) {
                if (folds == 1) {
                    reports.report(epoch.number(), goal.of(epoch));
                }
            }
        };
    }

    /** Encoding and balancing are done once for all settings that agree in them. */
    private List<Learner.Task> tasks(Settings settings) {
        String key = settings.value(FitSettings.SCALING) + " " + settings.value(FitSettings.BALANCE) + " "
                + settings.value(FitSettings.VALIDATION);
        return prepared.computeIfAbsent(key, absent -> prepare(settings));
    }

    private List<Learner.Task> prepare(Settings settings) {
        long splitSeed = Seeds.of(seed, "validation");
        List<Split> splits = folds == 1
                ? List.of(Holdout.stratified(settings.value(FitSettings.VALIDATION), splitSeed)
                        .hold(training))
                : Folds.stratified(folds, splitSeed).split(training);
        List<Learner.Task> tasks = new ArrayList<>();
        for (Split split : splits) {
            tasks.add(Rounds.task(
                    "validation-" + (tasks.size() + 1), split, FitSettings.preparation(settings, threads), seed));
        }
        return tasks;
    }
}
