package io.gruard.experiment;

import io.gruard.core.Split;
import io.gruard.experiment.run.Machine;
import io.gruard.experiment.run.RunPlan;
import io.gruard.experiment.run.Versions;
import io.gruard.model.Provenance;
import io.gruard.model.TrainedModel;
import io.gruard.nn.Architectures;
import io.gruard.training.fit.FitSettings;
import io.gruard.training.fit.NetworkLearner;
import io.gruard.training.fit.NetworkLearner.Trained;
import io.gruard.training.novelty.VerdictPolicy;
import io.gruard.training.protocol.Round;
import io.gruard.training.protocol.RoundOutcome;
import io.gruard.training.protocol.Rounds;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Trains one model on all rows of a data set. There are no test rows, and no file is written. */
public final class ModelFit {
    /** The protocol in the model file. */
    private static final String PROTOCOL = "none: trained on all rows";

    private static final String ROUND = "all-rows";

    private ModelFit() {}

    /**
     * Trains a model. Early stopping, novelty and thresholds use a part of the rows, as the settings define.
     *
     * @param plan its protocol and number of seeds are not used
     * @param data the rows
     * @throws io.gruard.training.fit.StoppedException if the options requested a stop
     */
    public static TrainedModel fit(RunPlan plan, RunData data, ExecutionOptions options) throws IOException {
        NetworkLearner learner = new NetworkLearner(
                Architectures.named(plan.model()),
                plan.settings(),
                options.threads(),
                options.listener(),
                options.stop(),
                null);
        Round round = new Round.Honest(
                ROUND, Split.allForTraining(data.rows().main()).training(), false, List.of(), Set.of());
        RoundOutcome<Trained> outcome =
                Rounds.run(round, FitSettings.preparation(plan.settings(), options.threads()), learner, plan.seed());
        return model(plan, data, outcome, plan.seed(), PROTOCOL, Versions.current(), Machine.current());
    }

    /**
     * Makes the model of a round.
     *
     * @param protocol the protocol in the model file; it marks a model of protocol leaky
     */
    static TrainedModel model(
            RunPlan plan,
            RunData data,
            RoundOutcome<Trained> round,
            long seed,
            String protocol,
            Map<String, String> versions,
            Machine machine) {
        Map<String, String> settings = FitSettings.texts(plan.settings());
        settings.put("model", plan.model());
        settings.put("protocol", protocol);
        Provenance provenance = new Provenance(
                plan.data().name(),
                data.files().stream()
                        .map(file -> new Provenance.TrainingFile(file.name(), file.sha256()))
                        .toList(),
                settings,
                seed,
                versions,
                machine.text(),
                Instant.now());
        VerdictPolicy policy = round.policy();
        return new TrainedModel(
                round.encoder(),
                round.classifier().fitted().network(),
                data.rows().classes(),
                policy == null ? null : policy.detector(),
                VerdictPolicy.thresholds(policy, data.rows().classes().size()),
                provenance);
    }
}
