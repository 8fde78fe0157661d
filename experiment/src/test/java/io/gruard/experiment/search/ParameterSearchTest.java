package io.gruard.experiment.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gruard.experiment.RunData;
import io.gruard.experiment.run.RunPlan.DataChoice;
import io.gruard.nn.Architectures;
import io.gruard.optimize.StorageException;
import io.gruard.optimize.StudyStorage;
import io.gruard.optimize.TrialRecord;
import io.gruard.optimize.TrialState;
import io.gruard.optimize.storage.MemoryStorage;
import io.gruard.training.fit.FitSettings;
import io.gruard.training.fit.Preset;
import io.gruard.training.protocol.SimulatedData;
import io.gruard.training.protocol.TrainTestData;
import io.gruard.training.settings.Settings;
import io.gruard.training.settings.SettingsException;
import io.gruard.training.settings.SettingsFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParameterSearchTest {

    private static final Settings BASE = Settings.defaults(FitSettings.catalogue(Architectures.named("mlp")))
            .with(Map.of("epochs", "2", "batch_size", "64", "balance", "none"));

    private static final RunData DATA = new RunData(
            new TrainTestData("made-up", SimulatedData.records("all", 500, 1), List.of()), List.of(), List.of());

    @TempDir
    Path folder;

    private final StudyStorage storage = new MemoryStorage();
    private final StringWriter said = new StringWriter();

    private ParameterSpace space() throws IOException {
        Path file = Files.writeString(folder.resolve("space.yaml"), """
            learning_rate: {low: 0.0005, high: 0.05, log: true}
            batch_size: {low: 32, high: 128, step: 32}
            scaling: [min-max, standard]
            """);
        return ParameterSpace.read(file, BASE.catalogue());
    }

    private SearchPlan plan(Target target, int folds) throws IOException {
        return new SearchPlan(new DataChoice("made-up", "", "", 0), "mlp", BASE, space(), target, folds, 3);
    }

    private SearchOptions conditions(int trials, int workers, BooleanSupplier stop) {
        return new SearchOptions(
                trials,
                workers,
                2,
                SamplerChoice.TPE,
                Optional.empty(),
                Optional.<Duration>empty(),
                Optional.empty(),
                stop,
                new PrintWriter(said));
    }

    @Test
    void searchEndsWithSettingsAndReportAndGoesOnWhereItStopped() throws IOException {
        SearchPlan plan = plan(Target.LOSS, 1);
        assertThat(ParameterSearch.open(storage, "s", plan, conditions(3, 1, () -> false))
                        .run(DATA))
                .isTrue();
        ParameterSearch search = ParameterSearch.open(storage, "s", plan, conditions(5, 2, () -> false));
        assertThat(search.run(DATA)).isTrue();
        assertThat(search.history().trials()).hasSize(5);
        TrialRecord first = search.history().trials().getFirst();
        assertThat(first.intermediate().keySet()).containsExactly(1, 2);
        assertThat(first.result()).contains(Collections.min(first.intermediate().values()));

        Path out = folder.resolve("out");
        search.write(out);
        Settings best = SettingsFile.read(out.resolve("best.yaml")).onto(BASE);
        assertThat(best).isEqualTo(search.bestSettings().orElseThrow());
        assertThat(Files.readString(out.resolve("study.html")))
                .contains("Parallel coordinates", "PED-ANOVA", "fANOVA", "Optimization history", "learning_rate")
                .doesNotContain("http", "src=", "href=", "NaN");
        assertThat(said.toString()).contains("best so far").contains("learning_rate=");
    }

    @Test
    void sameValueComesOfTheSameSettingsWhateverTheThreads() throws IOException {
        Preset start = new Preset(
                "mine",
                "mlp",
                "for this test",
                Optional.empty(),
                Map.of("learning_rate", "0.01", "scaling", "standard", "batch_size", "64"));
        for (int workers = 1; workers <= 2; workers++) {
            ParameterSearch search = ParameterSearch.open(
                    storage, "s" + workers, plan(Target.LOSS, 1), conditions(1, workers, () -> false));
            search.startFrom(start);
            search.startFrom(start);
            search.run(DATA);
            assertThat(search.history().trials()).hasSize(1);
        }
        TrialRecord one = storage.trials(0).getFirst();
        TrialRecord other = storage.trials(1).getFirst();
        assertThat(one.values())
                .containsEntry("learning_rate", 0.01)
                .containsEntry("scaling", "standard")
                .isEqualTo(other.values());
        assertThat(one.value()).isEqualTo(other.value());
    }

    @Test
    void foldsAreSteps() throws IOException {
        ParameterSearch search =
                ParameterSearch.open(storage, "folds", plan(Target.MACRO_F1, 3), conditions(1, 1, () -> false));
        search.run(DATA);
        TrialRecord trial = search.history().trials().getFirst();
        assertThat(trial.state()).isEqualTo(TrialState.COMPLETE);
        assertThat(trial.intermediate().keySet()).containsExactly(1, 2, 3);
        double mean = trial.intermediate().values().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
        assertThat(trial.result().orElseThrow()).isEqualTo(mean);
        assertThat(mean).isBetween(0.3, 1.0);
    }

    @Test
    void stoppedSearchKeepsWhatIsDoneAndGoesOn() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        ParameterSearch stopped = ParameterSearch.open(
                storage, "s", plan(Target.LOSS, 1), conditions(4, 1, () -> asked.incrementAndGet() > 25));
        assertThat(stopped.run(DATA)).isFalse();
        assertThat(stopped.history().in(TrialState.COMPLETE).size()).isLessThan(4);
        ParameterSearch whole = ParameterSearch.open(storage, "s", plan(Target.LOSS, 1), conditions(4, 1, () -> false));
        assertThat(whole.run(DATA)).isTrue();
        assertThat(whole.history().trials().stream()
                        .filter(trial -> trial.state().isInformative()))
                .hasSize(4);
    }

    @Test
    void failedTrialIsNamedWithItsReasonAndTheSearchGoesOn() throws IOException {
        Path file = Files.writeString(folder.resolve("balance.yaml"), "balance: [none, 'smote:nobody=400']\n");
        SearchPlan plan = new SearchPlan(
                new DataChoice("made-up", "", "", 0),
                "mlp",
                BASE,
                ParameterSpace.read(file, BASE.catalogue()),
                Target.LOSS,
                1,
                3);
        SearchOptions grid = new SearchOptions(
                9,
                1,
                2,
                SamplerChoice.GRID,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                () -> false,
                new PrintWriter(said));
        ParameterSearch search = ParameterSearch.open(storage, "s", plan, grid);
        assertThat(search.run(DATA)).isTrue();
        assertThat(search.history().trials())
                .extracting(TrialRecord::state)
                .containsExactlyInAnyOrder(TrialState.COMPLETE, TrialState.FAIL);
        String reason =
                search.history().in(TrialState.FAIL).getFirst().failure().orElseThrow();
        assertThat(reason).contains("nobody");
        assertThat(said.toString()).contains(reason);
        search.write(folder.resolve("out"));
        assertThat(Files.readString(folder.resolve("out/study.html"))).contains("nobody");
        assertThat(Files.readString(folder.resolve("out/best.yaml"))).contains("balance: 'none'");
    }

    @Test
    void studyOfSomethingElseIsRefused() throws IOException {
        ParameterSearch.open(storage, "s", plan(Target.LOSS, 1), conditions(1, 1, () -> false));
        assertThatThrownBy(
                        () -> ParameterSearch.open(storage, "s", plan(Target.LOSS, 3), conditions(1, 1, () -> false)))
                .isInstanceOf(StorageException.class)
                .hasMessage("study 's' was begun with folds 1, but 3 was asked for; choose another study name");
        SearchPlan other = new SearchPlan(
                new DataChoice("made-up", "", "", 0), "mlp", BASE.with("epochs", "3"), space(), Target.LOSS, 1, 3);
        assertThatThrownBy(() -> ParameterSearch.open(storage, "s", other, conditions(1, 1, () -> false)))
                .hasMessageContaining("epochs \"2\", but \"3\" was asked for");
    }

    @Test
    void wrongSpacesAreRefusedWithFileAndSetting() throws IOException {
        assertRefused("learning_rat: {low: 1, high: 2}", "unknown setting 'learning_rat'; nearest: learning_rate");
        assertRefused("learning_rate: {low: 0.1, high: 0.01}", "learning_rate: low must not be above high");
        assertRefused("learning_rate: {low: 0, high: 0.01, log: true}", "needs low above 0");
        assertRefused("learning_rate: {low: 0.1, high: 20}", "learning_rate must be a number in");
        assertRefused("learning_rate: {low: 0.1}", "learning_rate: a range needs the numbers low and high");
        assertRefused("epochs: {from: 1, to: 2}", "epochs: low, high, log, step or choices was expected, found from");
        assertRefused("scaling: [min-max, odd]", "scaling must be one of");
        assertRefused("scaling: {low: 1, high: 2}", "scaling: a list was expected: [a, b]");
        assertRefused("- a", "expected lines of");
        assertRefused("epochs: {low: 1.5, high: 3}", "epochs: low must be a whole number, found 1.5");
        assertRefused("learning_rate: {low: 0.1, high: 0.2, log: often}", "learning_rate: log must be true or false");
        assertRefused("dropout: [0.1, 0.10]", "dropout: choices must differ, found 0.1 twice");
        assertRefused("epochs: []", "epochs: at least one choice is expected");
        assertRefused("epochs: [1]\nepochs: [2]", "uplicate");
        assertRefused("novelty_fpr: [0.1, 0.2]", "novelty_fpr cannot be searched: trials are evaluated without");
        assertRefused("novelty: [mixture, residual]", "novelty cannot be searched: trials are evaluated without");
        assertRefused("validation: [0.1, 0.2]", "validation cannot be searched: trials are compared on the same rows");
    }

    private void assertRefused(String yaml, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("wrong.yaml"), yaml);
        assertThatThrownBy(() -> ParameterSpace.read(file, BASE.catalogue()))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith(file + ":")
                .hasMessageContaining(message);
    }

    @Test
    void paperSpaceHoldsThePapersBestTrial() {
        Settings paper = Settings.defaults(FitSettings.catalogue(Architectures.named("cnn-bigru-attention")));
        ParameterSpace space = ParameterSpace.paper(paper.catalogue());
        assertThat(space.settings()).hasSize(5);
        space.settings()
                .forEach((name, distribution) -> assertThat(distribution.contains(
                                distribution.internal(paper.byName().get(name))))
                        .as(name)
                        .isTrue());
        assertThatThrownBy(() -> PrunerChoice.of("halving")).hasMessageContaining("found 'halving'");
        assertThatThrownBy(() -> Target.of("accuracy"))
                .hasMessage("objective must be loss or macro-f1, found 'accuracy'");
        assertThatThrownBy(space::grid).hasMessage("a grid needs a step or a list for conv_dropout");
    }
}
