package io.gruard.training.fit;

import io.gruard.core.Matrix;
import io.gruard.nn.Activations;
import io.gruard.nn.Architecture;
import io.gruard.nn.Network;
import io.gruard.nn.NetworkSpec;
import io.gruard.nn.Scorer;
import io.gruard.training.protocol.FittedClassifier;
import io.gruard.training.protocol.Learner;
import io.gruard.training.protocol.Seeds;
import io.gruard.training.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Trains a network, or an ensemble of networks whose logits are averaged.
 *
 * @param architecture architecture of the network
 * @param settings settings from a catalogue of {@link FitSettings}
 * @param threads number of threads; results do not depend on it
 * @param listener receives the progress of training; an exception that it throws ends training
 * @param stop checked after each step; if true, training saves its state and ends with a {@link StoppedException}
 * @param checkpoints where the state of each round is saved and resumed; null for no checkpoints
 */
public record NetworkLearner(
        Architecture architecture,
        Settings settings,
        int threads,
        TrainingListener listener,
        BooleanSupplier stop,
        @Nullable Checkpoints checkpoints)
        implements Learner<NetworkLearner.Trained> {

    /**
     * Where and how often training saves its state.
     *
     * @param folder folder with one file for each round
     * @param prefix prefix of the file names
     * @param fingerprint fingerprint of the data and everything else that determines the result; a state with another
     *     fingerprint is rejected
     * @param seconds seconds between two checkpoints within an epoch
     */
    public record Checkpoints(Path folder, String prefix, String fingerprint, double seconds) {
        CheckpointFile file(String round) {
            return new CheckpointFile(folder.resolve(prefix + round + ".state"), fingerprint + " " + prefix + round);
        }
    }

    @Override
    public Trained fit(LearningTask task) throws IOException {
        int members = settings.value(FitSettings.MEMBERS);
        return new Trained(members == 1 ? network(task, task.round(), task.seed()) : ensemble(task, members), threads);
    }

    /** Trains an ensemble. Members have different random seeds and the same balanced rows. */
    private FittedNetwork ensemble(LearningTask task, int members) throws IOException {
        List<FittedNetwork> fitted = new ArrayList<>();
        for (int m = 1; m <= members; m++) {
            String name = "member-" + m;
            fitted.add(network(task, task.round() + "-" + name, Seeds.of(task.seed(), name)));
        }
        List<Epoch> history = Ensemble.history(
                fitted.stream().map(FittedNetwork::epochs).toList(), FitSettings.earlyStopping(settings));
        Epoch best = history.stream()
                .filter(Epoch::best)
                .reduce((before, after) -> after)
                .orElseThrow();
        return FittedNetwork.calibrated(
                Ensemble.of(fitted.stream().map(FittedNetwork::uncalibrated).toList()),
                task.validation(),
                settings.value(FitSettings.CALIBRATION),
                threads,
                history,
                best);
    }

    /**
     * Trains one network.
     *
     * @param name its name in progress and checkpoints
     */
    private FittedNetwork network(LearningTask task, String name, long seed) throws IOException {
        NetworkSpec spec = FitSettings.network(
                architecture,
                settings,
                task.training().matrix().columns(),
                task.classes().size());
        FitJob job = new FitJob(
                name,
                task.classes(),
                seed,
                threads,
                listener,
                stop,
                checkpoints == null ? null : checkpoints.file(name),
                checkpoints == null ? Double.POSITIVE_INFINITY : checkpoints.seconds());
        try (NetworkTrainer trainer = new NetworkTrainer(job, spec, settings, task)) {
            return trainer.train();
        }
    }

    /** A trained network. */
    public record Trained(FittedNetwork fitted, int threads) implements FittedClassifier {
        @Override
        public Matrix probabilities(Matrix rows) {
            return probabilities(fitted.network(), rows);
        }

        @Override
        public @Nullable Matrix uncalibrated(Matrix rows) {
            return fitted.calibration().equals("none") ? null : probabilities(fitted.uncalibrated(), rows);
        }

        @Override
        public Activations activations(Matrix rows) {
            try (Scorer scorer = new Scorer(fitted.network(), threads)) {
                return scorer.activations(rows);
            }
        }

        private Matrix probabilities(Network network, Matrix rows) {
            try (Scorer scorer = new Scorer(network, threads)) {
                return scorer.probabilities(rows);
            }
        }
    }
}
