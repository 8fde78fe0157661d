package io.gruard.experiment.search;

import io.gruard.nn.Architectures;
import io.gruard.optimize.Distribution;
import io.gruard.optimize.Objective;
import io.gruard.optimize.Trial;
import io.gruard.optimize.TrialInterrupted;
import io.gruard.training.fit.Epoch;
import io.gruard.training.fit.FitSettings;
import io.gruard.training.fit.NetworkLearner;
import io.gruard.training.fit.StoppedException;
import io.gruard.training.fit.TrainingListener;
import io.gruard.training.metric.Predictions;
import io.gruard.training.protocol.PreparedRound;
import io.gruard.training.protocol.RoundEvaluator;
import io.gruard.training.protocol.Seeds;
import io.gruard.training.settings.Settings;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Trains a network with the settings of a trial. With one split, every epoch is a step, and the value is the validation
 * figure of the kept epoch. With folds, every fold is a step, evaluated on its held-out rows, and the value is their mean.
 */
final class NetworkObjective implements Objective {

    private final SearchPlan plan;
    private final PreparedTrials rows;
    private final int threads;
    private final BooleanSupplier stop;

    NetworkObjective(SearchPlan plan, PreparedTrials rows, int threads, BooleanSupplier stop) {
        this.plan = plan;
        this.rows = rows;
        this.threads = threads;
        this.stop = stop;
    }

    @Override
    public double evaluate(Trial trial) throws IOException {
        for (Map.Entry<String, Distribution> setting : plan.space().settings().entrySet()) {
            trial.suggest(setting.getKey(), setting.getValue());
        }
        // A search compares settings with one network. Ensembles are for the final model.
        Settings settings =
                ParameterSpace.apply(plan.base(), trial.record().parameters()).with(FitSettings.MEMBERS.name(), "1");
        List<PreparedRound> rounds = rows.prepared(settings, threads);
        if (rounds.size() == 1) {
            TrainingListener listener = new TrainingListener() {
                @Override
                public void epochEnds(Epoch epoch) {
                    trial.report(epoch.number(), plan.target().of(epoch));
                    trial.throwIfPruned();
                }
            };
            return plan.target()
                    .of(fit(settings, rounds.getFirst(), listener).fitted().kept());
        }
        double sum = 0;
        for (int fold = 0; fold < rounds.size(); fold++) {
            double value = evaluate(rounds.get(fold), fit(settings, rounds.get(fold), TrainingListener.SILENT));
            sum += value;
            trial.report(fold + 1, value);
            trial.throwIfPruned();
        }
        return sum / rounds.size();
    }

    private NetworkLearner.Trained fit(Settings settings, PreparedRound round, TrainingListener listener)
            throws IOException {
        NetworkLearner learner =
                new NetworkLearner(Architectures.named(plan.model()), settings, threads, listener, stop, null);
        try {
            return learner.fit(round.task(Seeds.of(plan.seed(), round.name())));
        } catch (StoppedException e) {
            throw new TrialInterrupted();
        }
    }

    private double evaluate(PreparedRound round, NetworkLearner.Trained trained) {
        if (!(round.tests().getFirst() instanceof PreparedRound.TestRows.Raw test)) {
            throw new IllegalStateException(round.name() + ": expected raw test rows");
        }
        Predictions predictions = new RoundEvaluator(round.classes(), round.encoder(), trained, null, null)
                .evaluate(test.evaluation(), test.records())
                .predictions();
        return plan.target().of(predictions);
    }
}
