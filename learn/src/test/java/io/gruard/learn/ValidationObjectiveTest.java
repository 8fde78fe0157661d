package io.gruard.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gruard.learn.ValidationObjective.Goal;
import io.gruard.learn.protocol.MadeUpData;
import io.gruard.learn.settings.Settings;
import io.gruard.learn.train.FitSettings;
import io.gruard.nn.Architecture;
import io.gruard.nn.Architectures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValidationObjectiveTest {
    private static final Architecture MLP = Architectures.named("mlp");
    private static final Settings SETTINGS = Settings.usual(FitSettings.catalogue(MLP))
            .with(Map.of("units", "8", "epochs", "5", "batch_size", "32", "learning_rate", "0.01"));

    private final List<Integer> steps = new ArrayList<>();
    private final List<Double> reported = new ArrayList<>();

    private ValidationObjective objective(Goal goal, int folds) {
        return new ValidationObjective(MLP, goal, MadeUpData.records("all", 400, 1), folds, 3, 1);
    }

    private void note(int step, double value) {
        steps.add(step);
        reported.add(value);
    }

    @Test
    void isTheLowestLossOfTheEpochsReported() throws IOException {
        double value = objective(Goal.LOSS, 1).value(SETTINGS, this::note, () -> false);
        assertThat(steps).containsExactly(1, 2, 3, 4, 5);
        assertThat(value).isEqualTo(Collections.min(reported));
    }

    @Test
    void isTheMeanOverTheFoldsEachAStep() throws IOException {
        double value = objective(Goal.MACRO_F1, 3).value(SETTINGS, this::note, () -> false);
        assertThat(steps).containsExactly(1, 2, 3);
        assertThat(value).isEqualTo(reported.getLast());
    }

    @Test
    void isTheSameEachTime() throws IOException {
        ValidationObjective objective = objective(Goal.LOSS, 1);
        double first = objective.value(SETTINGS, this::note, () -> false);
        double again = objective.value(SETTINGS, this::note, () -> false);
        assertThat(again).isEqualTo(first).isEqualTo(objective(Goal.LOSS, 1).value(SETTINGS, this::note, () -> false));
        assertThat(objective.value(SETTINGS.with("learning_rate", "0.03"), this::note, () -> false))
                .isNotEqualTo(first);
    }

    @Test
    void endsWhenAReportIsAnsweredWithAnException() {
        assertThatThrownBy(() -> objective(Goal.LOSS, 1)
                        .value(
                                SETTINGS,
                                (step, value) -> {
                                    note(step, value);
                                    if (step == 2) {
                                        throw new IllegalStateException("pruned");
                                    }
                                },
                                () -> false))
                .hasMessage("pruned");
        assertThat(steps).containsExactly(1, 2);
    }
}
