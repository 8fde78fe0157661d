package io.gruard.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gruard.nn.Architecture;
import io.gruard.nn.Architectures;
import io.gruard.training.fit.NetworkLearner.Checkpoints;
import io.gruard.training.fit.NetworkLearner.Trained;
import io.gruard.training.metric.Predictions;
import io.gruard.training.protocol.Protocol;
import io.gruard.training.protocol.RoundOutcome;
import io.gruard.training.protocol.Rounds;
import io.gruard.training.protocol.SimulatedData;
import io.gruard.training.protocol.TrainTestData;
import io.gruard.training.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTrainingTest {
    /** 600 rows: 20% are test rows, 10% of the others validation rows. SMOTE makes about 900 training rows, 15 steps an epoch. */
    private static final TrainTestData DATA =
            new TrainTestData("made-up", SimulatedData.records("all", 600, 1), List.of());

    private static final Architecture NETWORK_A = Architectures.named("cnn-bigru-attention");
    private static final Settings SMALL = Settings.defaults(FitSettings.catalogue(NETWORK_A))
            .with(Map.of(
                    "filters", "6",
                    "conv_kernel_size", "3",
                    "gru_units", "5",
                    "attention_units", "4",
                    "batch_size", "64",
                    "learning_rate", "0.02",
                    "epochs", "4"));

    @TempDir
    Path folder;

    @Test
    void networkLearnsToSeparateTheClasses() throws IOException {
        RoundOutcome<Trained> outcome = run(SMALL.with("epochs", "12"), 2, () -> false, null);
        Predictions predictions = outcome.predictions().getFirst();
        long correct = 0;
        for (int row = 0; row < predictions.count(); row++) {
            correct += predictions.predicted(row) == predictions.actual()[row] ? 1 : 0;
        }
        // The largest class has 70% of the rows. In training, all classes have the same size.
        assertThat((double) correct / predictions.count()).isGreaterThan(0.8);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 15, 16, 31, 44})
    void trainingResumedAfterAnyStepGivesTheSameBits(int steps) throws IOException {
        RoundOutcome<Trained> whole = run(SMALL, 2, () -> false, null);
        AtomicInteger left = new AtomicInteger(steps);
        Checkpoints checkpoints = new Checkpoints(folder, "", "fingerprint", Double.POSITIVE_INFINITY);
        assertThatThrownBy(() -> run(SMALL, 1, () -> left.decrementAndGet() == 0, checkpoints))
                .isInstanceOf(StoppedException.class);

        RoundOutcome<Trained> resumed = run(SMALL, 2, () -> false, checkpoints);

        assertThat(resumed.predictions().getFirst().probabilities().values())
                .isEqualTo(whole.predictions().getFirst().probabilities().values());
        assertThat(resumed.classifier().fitted().network().tensors())
                .isEqualTo(whole.classifier().fitted().network().tensors());
        assertThat(resumed.classifier().fitted().epochs())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("seconds", "rowsPerSecond")
                .isEqualTo(whole.classifier().fitted().epochs());
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 45})
    void ensembleResumedAfterAnyStepGivesTheSameBits(int steps) throws IOException {
        Settings two = SMALL.with(Map.of("members", "2", "epochs", "2"));
        FittedNetwork whole = run(two, 2, () -> false, null).classifier().fitted();
        AtomicInteger left = new AtomicInteger(steps);
        Checkpoints checkpoints = new Checkpoints(folder, "", "fingerprint", Double.POSITIVE_INFINITY);
        assertThatThrownBy(() -> run(two, 1, () -> left.decrementAndGet() == 0, checkpoints))
                .isInstanceOf(StoppedException.class);

        FittedNetwork resumed =
                run(two, 2, () -> false, checkpoints).classifier().fitted();

        assertThat(resumed.network().tensors()).isEqualTo(whole.network().tensors());
        assertThat(whole.epochs()).hasSize(2);
        FittedNetwork one =
                run(two.with("members", "1"), 2, () -> false, null).classifier().fitted();
        assertThat(whole.network().spec().parameters())
                .isGreaterThan(one.network().spec().parameters());
    }

    @Test
    void finishedTrainingIsRestoredFromItsCheckpointWithoutSteps() throws IOException {
        Checkpoints checkpoints = new Checkpoints(folder, "", "fingerprint", Double.POSITIVE_INFINITY);
        RoundOutcome<Trained> first = run(SMALL, 2, () -> false, checkpoints);
        AtomicInteger steps = new AtomicInteger();
        RoundOutcome<Trained> again = run(
                SMALL,
                2,
                () -> {
                    steps.incrementAndGet();
                    return false;
                },
                checkpoints);
        assertThat(steps).hasValue(0);
        assertThat(again.predictions().getFirst().probabilities().values())
                .isEqualTo(first.predictions().getFirst().probabilities().values());
    }

    @Test
    void checkpointOfOtherSettingsOrDataIsRejected() throws IOException {
        Checkpoints checkpoints = new Checkpoints(folder, "", "fingerprint", Double.POSITIVE_INFINITY);
        run(SMALL.with("epochs", "1"), 2, () -> false, checkpoints);
        Checkpoints other = new Checkpoints(folder, "", "another", Double.POSITIVE_INFINITY);
        assertThatThrownBy(() -> run(SMALL, 2, () -> false, other))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("other data or settings");
    }

    @Test
    void epochWithTheLowestValidationLossIsKept() throws IOException {
        FittedNetwork fitted = run(SMALL.with("epochs", "10"), 2, () -> false, null)
                .classifier()
                .fitted();
        Epoch lowest = fitted.epochs().stream()
                .min(Comparator.comparingDouble(Epoch::validationLoss))
                .orElseThrow();
        assertThat(fitted.kept()).isEqualTo(lowest);
    }

    @Test
    void withoutEarlyStoppingTheLastEpochIsKept() throws IOException {
        FittedNetwork fitted = run(
                        SMALL.with(Map.of("early_stopping", "none", "patience", "1", "learning_rate", "0.2")),
                        2,
                        () -> false,
                        null)
                .classifier()
                .fitted();
        assertThat(fitted.epochs()).hasSize(4);
        assertThat(fitted.kept()).isEqualTo(fitted.epochs().getLast());
    }

    @Test
    void exceptionOfTheListenerEndsTraining() {
        TrainingListener pruner = new TrainingListener() {
            @Override
            public void epochEnds(Epoch epoch) {
                if (epoch.number() == 2) {
                    throw new IllegalStateException("pruned");
                }
            }
        };
        NetworkLearner learner = new NetworkLearner(NETWORK_A, SMALL, 1, pruner, () -> false, null);
        assertThatThrownBy(() ->
                        Rounds.run(new Protocol.HoldoutPart(0.2), DATA, FitSettings.preparation(SMALL, 1), learner, 1))
                .hasMessage("pruned");
    }

    private static RoundOutcome<Trained> run(
            Settings settings, int threads, BooleanSupplier stop, @Nullable Checkpoints checkpoints)
            throws IOException {
        NetworkLearner learner =
                new NetworkLearner(NETWORK_A, settings, threads, TrainingListener.SILENT, stop, checkpoints);
        return Rounds.run(new Protocol.HoldoutPart(0.2), DATA, FitSettings.preparation(settings, threads), learner, 1)
                .getFirst();
    }
}
