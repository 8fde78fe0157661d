package io.gruard.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gruard.optimize.pruner.NoPruning;
import io.gruard.optimize.sampler.RandomSampler;
import io.gruard.optimize.sampler.TpeSampler;
import io.gruard.optimize.sampler.TpeSettings;
import io.gruard.optimize.storage.MemoryStorage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StudyTest {

    private final StudyStorage storage = new MemoryStorage();

    private static StudySettings settings(Sampler sampler) {
        return new StudySettings("study", Direction.MINIMIZE, sampler, new NoPruning(), 1, null);
    }

    private static double square(Trial trial) {
        double x = trial.suggestFloat("x", -5, 5);
        double y = trial.suggestFloat("y", -5, 5);
        return x * x + y * y;
    }

    @Test
    void tpeFindsTheBottomOfABowl() {
        Study study = Study.open(storage, settings(new TpeSampler(TpeSettings.defaults())));
        study.optimize(StudyTest::square, Optimization.ofTrials(100));
        assertThat(study.history().trials()).hasSize(100);
        assertThat(study.best().orElseThrow().value()).isLessThan(0.2);
    }

    @Test
    void univariateTpeFindsTheBottomOfABowl() {
        Study study = Study.open(storage, settings(new TpeSampler(TpeSettings.univariate())));
        study.optimize(StudyTest::square, Optimization.ofTrials(100));
        assertThat(study.best().orElseThrow().value()).isLessThan(0.2);
    }

    @Test
    void sameSeedGivesSameTrialsHoweverTheRunIsCut() {
        Study whole = Study.open(storage, settings(new TpeSampler(TpeSettings.defaults())));
        whole.optimize(StudyTest::square, Optimization.ofTrials(30));

        StudyStorage other = new MemoryStorage();
        for (int total : new int[] {4, 17, 30}) {
            Study.open(other, settings(new TpeSampler(TpeSettings.defaults())))
                    .optimize(StudyTest::square, Optimization.ofTrials(total));
        }
        List<TrialRecord> cut = other.trials(0);
        assertThat(cut.stream().map(TrialRecord::values).toList())
                .isEqualTo(whole.history().trials().stream()
                        .map(TrialRecord::values)
                        .toList());
        assertThat(cut.stream().map(TrialRecord::values).distinct()).hasSize(30);
    }

    @Test
    void totalIsNeverOvershotByWorkersSideBySide() {
        Study study = Study.open(storage, settings(new TpeSampler(TpeSettings.defaults())));
        List<TrialRecord> told = Collections.synchronizedList(new ArrayList<>());
        study.optimize(
                StudyTest::square,
                Optimization.ofTrials(53).withWorkers(8).withListeners(List.of((s, trial) -> told.add(trial))));
        study.optimize(StudyTest::square, Optimization.ofTrials(53).withWorkers(8));
        assertThat(study.history().trials()).hasSize(53).allMatch(trial -> trial.state() == TrialState.COMPLETE);
        assertThat(told).extracting(TrialRecord::number).doesNotHaveDuplicates().hasSize(53);
    }

    @Test
    void anErrorEndsTheSearchAndLeavesNoTrialRunning() {
        for (int workers : new int[] {1, 3}) {
            StudyStorage own = new MemoryStorage();
            Study study = Study.open(own, settings(new RandomSampler()));
            assertThatThrownBy(() -> study.optimize(
                            trial -> {
                                throw new OutOfMemoryError("Java heap space");
                            },
                            Optimization.ofTrials(10).withWorkers(workers).goingOnAfterErrors()))
                    .hasStackTraceContaining("Java heap space");
            assertThat(study.history().trials()).isNotEmpty().allMatch(trial -> trial.state() == TrialState.FAIL);
        }
    }

    @Test
    void queuedParametersComeFirst() {
        Study study = Study.open(storage, settings(new RandomSampler()));
        study.enqueue(Map.of("x", 1.5));
        study.enqueue(Map.of("x", 0, "y", 0));
        study.optimize(StudyTest::square, Optimization.ofTrials(3));
        assertThat(study.history().trials().get(0).values()).containsEntry("x", 1.5);
        assertThat(study.history().trials().get(1).value()).isZero();
        assertThat(study.history().trials()).hasSize(3);
    }

    @Test
    void nanFailsTheTrialAndTheStudyGoesOn() {
        Study study = Study.open(storage, settings(new RandomSampler()));
        study.optimize(trial -> trial.number() == 1 ? Double.NaN : square(trial), Optimization.ofTrials(4));
        assertThat(study.history().trials())
                .extracting(TrialRecord::state)
                .containsExactly(TrialState.COMPLETE, TrialState.FAIL, TrialState.COMPLETE, TrialState.COMPLETE);
        assertThat(study.history().trials().get(1).systemAttributes())
                .containsEntry("fail_reason", Json.tree("the objective returned NaN"));
    }

    @Test
    void exceptionFailsTheTrialAndEndsTheCallUnlessToldOtherwise() {
        Study study = Study.open(storage, settings(new RandomSampler()));
        Objective broken = trial -> {
            throw new IllegalStateException("no network");
        };
        assertThatThrownBy(() -> study.optimize(broken, Optimization.ofTrials(3)))
                .isInstanceOf(ObjectiveException.class)
                .hasMessageContaining("trial 0 failed")
                .hasMessageContaining("no network");
        assertThat(study.history().in(TrialState.FAIL)).hasSize(1);
        study.optimize(broken, Optimization.ofTrials(3).goingOnAfterErrors());
        assertThat(study.history().in(TrialState.FAIL)).hasSize(3);
    }

    @Test
    void pruningKeepsTheLastReportAsValue() {
        Study study = Study.open(storage, settings(new RandomSampler()));
        study.optimize(
                trial -> {
                    trial.report(0, 3);
                    trial.report(1, 2.5);
                    throw new TrialPruned();
                },
                Optimization.ofTrials(1));
        TrialRecord pruned = study.history().trials().getFirst();
        assertThat(pruned.state()).isEqualTo(TrialState.PRUNED);
        assertThat(pruned.value()).isEqualTo(2.5);
        assertThat(study.best()).isEmpty();
    }

    @Test
    void timeLimitEndsARunningTrialAtItsNextReport() {
        Study study = Study.open(storage, settings(new RandomSampler()));
        AtomicInteger reports = new AtomicInteger();
        study.optimize(
                trial -> {
                    while (true) {
                        Thread.sleep(20);
                        trial.report(reports.getAndIncrement(), 1);
                    }
                },
                Optimization.ofTrials(5).withTimeLimit(Duration.ofMillis(100)));
        TrialRecord cut = study.history().trials().getFirst();
        assertThat(cut.state()).isEqualTo(TrialState.FAIL);
        assertThat(cut.systemAttributes()).containsKey(StudyStorage.INTERRUPTED);
        assertThat(study.history().trials()).hasSize(1);
        // What was cut short takes nothing from the budget.
        study.optimize(StudyTest::square, Optimization.ofTrials(2));
        assertThat(study.history().in(TrialState.COMPLETE)).hasSize(2);
    }

    @Test
    void timeLimitOfOneTrialPrunesIt() {
        Study study = Study.open(storage, settings(new RandomSampler()));
        study.optimize(
                trial -> {
                    for (int step = 0; ; step++) {
                        Thread.sleep(20);
                        trial.report(step, 1);
                    }
                },
                Optimization.ofTrials(2).withTrialTimeLimit(Duration.ofMillis(60)));
        assertThat(study.history().in(TrialState.PRUNED)).hasSize(2);
    }

    @Test
    void silentTrialIsFailedRetriedWithItsParametersAndNotCounted() {
        Study study = Study.open(storage, settings(new RandomSampler()));
        Trial dead = study.ask();
        double x = dead.suggestFloat("x", -5, 5);
        storage.beat(dead.id());
        sleep(60);
        study.optimize(StudyTest::square, Optimization.ofTrials(3).withHeartbeat(Duration.ofMillis(20), 1));
        List<TrialRecord> trials = study.history().trials();
        assertThat(trials.getFirst().state()).isEqualTo(TrialState.FAIL);
        assertThat(trials.get(1).values()).containsEntry("x", x);
        assertThat(trials.get(1).systemAttributes()).containsEntry("failed_trial", Json.tree(0));
        assertThat(study.history().in(TrialState.COMPLETE)).hasSize(3);
        // The worker was not dead after all: its word comes too late, and that is no error.
        assertThat(study.tell(dead, 1).state()).isEqualTo(TrialState.FAIL);
        assertThatThrownBy(() -> dead.report(1, 1)).isInstanceOf(TrialFinishedException.class);
    }

    @Test
    void liveTrialIsNotFailed() {
        Study study = Study.open(storage, settings(new RandomSampler()));
        study.optimize(
                trial -> {
                    sleep(150);
                    return square(trial);
                },
                Optimization.ofTrials(4).withWorkers(2).withHeartbeat(Duration.ofMillis(30), 0));
        assertThat(study.history().in(TrialState.COMPLETE)).hasSize(4);
    }

    private static void sleep(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void askAndTellByHand() {
        Study study = Study.open(storage, settings(new RandomSampler()));
        Trial trial = study.ask();
        assertThat(trial.suggestCategorical("layer", List.of("gru", "lstm"))).isIn("gru", "lstm");
        assertThat(trial.suggestInt("units", IntDistribution.stepped(16, 128, 16)) % 16)
                .isZero();
        assertThat(trial.suggestInt("units", IntDistribution.stepped(16, 128, 16)))
                .isEqualTo(trial.suggestInt("units", IntDistribution.stepped(16, 128, 16)));
        trial.note("why", Map.of("fold", List.of(1, 2)));
        TrialRecord told = study.tell(trial, 0.25);
        assertThat(told.state()).isEqualTo(TrialState.COMPLETE);
        assertThat(told.userAttributes()).containsEntry("why", Json.tree(Map.of("fold", List.of(1, 2))));
        assertThat(study.best().orElseThrow().number()).isZero();
    }

    @Test
    void maximisingKeepsTheLargest() {
        Study study = Study.open(
                storage, new StudySettings("max", Direction.MAXIMIZE, new RandomSampler(), new NoPruning(), 3, null));
        study.optimize(trial -> trial.suggestFloat("x", 0, 1), Optimization.ofTrials(20));
        double largest = study.history().trials().stream()
                .mapToDouble(TrialRecord::value)
                .max()
                .orElseThrow();
        assertThat(study.best().orElseThrow().value()).isEqualTo(largest);
    }

    @Test
    void anotherDirectionOrSpaceIsRefused() {
        Map<String, Distribution> space = Map.of("x", FloatDistribution.uniform(0, 1));
        Study.open(storage, settings(new RandomSampler()).withSpace(space));
        Study.open(storage, settings(new RandomSampler()).withSpace(space));
        assertThatThrownBy(() -> Study.open(
                        storage,
                        new StudySettings("study", Direction.MAXIMIZE, new RandomSampler(), new NoPruning(), 1, space)))
                .isInstanceOf(StorageException.class)
                .hasMessage("study 'study' is to MINIMIZE, but MAXIMIZE was asked for");
        assertThatThrownBy(() -> Study.open(
                        storage, settings(new RandomSampler()).withSpace(Map.of("x", FloatDistribution.uniform(0, 2)))))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("another space: 'x' is")
                .hasMessageContaining("\"high\":2.0");
        assertThatThrownBy(() -> Study.open(
                        storage, settings(new RandomSampler()).withSpace(Map.of("y", FloatDistribution.uniform(0, 1)))))
                .hasMessageContaining("'x', which was not asked for");
    }

    @Test
    void queuedValueOutOfRangeIsRefused() {
        Study study = Study.open(
                storage, settings(new RandomSampler()).withSpace(Map.of("x", FloatDistribution.uniform(0, 1))));
        assertThatThrownBy(() -> study.enqueue(Map.of("x", 1.5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("parameter 'x': the queued value 1.5 lies outside of");
        assertThatThrownBy(() -> study.enqueue(Map.of("z", 1.5)))
                .hasMessage("parameter 'z' is not in the study's space, which has [x]");
    }

    @Test
    void wrongRangesNameTheParameter() {
        Trial trial = Study.open(storage, settings(new RandomSampler())).ask();
        assertThatThrownBy(() -> trial.suggestFloat("rate", 2, 1))
                .hasMessage("parameter 'rate': low must not be above high, found [2.0, 1.0]");
        assertThatThrownBy(() -> FloatDistribution.logarithmic(0, 1))
                .hasMessage("a logarithmic range needs low above 0, found 0.0");
        assertThatThrownBy(() -> IntDistribution.logarithmic(0, 8)).hasMessageContaining("found 0");
        assertThatThrownBy(() -> FloatDistribution.uniform(Double.NaN, 1)).hasMessageContaining("must be finite");
        assertThatThrownBy(() -> trial.suggestCategorical("layer", List.of()))
                .hasMessage("parameter 'layer': at least one choice is expected, found none");
    }

    @Test
    void sameNameWithOtherChoicesIsRefused() {
        Study study = Study.open(storage, settings(new RandomSampler()));
        study.tell(askFor(study, List.of("a", "b")), 1);
        assertThatThrownBy(() -> askFor(study, List.of("a", "c")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("parameter 'c': the study holds it as");
    }

    private static Trial askFor(Study study, List<String> choices) {
        Trial trial = study.ask();
        trial.suggestCategorical("c", choices);
        return trial;
    }

    @Test
    void steppedRangeEndsOnItsGrid() {
        assertThat(FloatDistribution.stepped(0, 0.5, 0.05).high()).isEqualTo(0.5);
        assertThat(FloatDistribution.stepped(0, 0.52, 0.05).high()).isEqualTo(0.5);
        assertThat(IntDistribution.stepped(16, 130, 16).high()).isEqualTo(128);
    }
}
