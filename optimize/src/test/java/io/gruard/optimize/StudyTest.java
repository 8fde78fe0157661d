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
    void tpeMinimizesAQuadraticFunction() {
        Study study = Study.open(storage, settings(new TpeSampler(TpeSettings.defaults())));
        study.optimize(StudyTest::square, Optimization.ofTrials(100));
        assertThat(study.history().trials()).hasSize(100);
        assertThat(study.best().orElseThrow().value()).isLessThan(0.2);
    }

    /** The example of package-info. */
    @Test
    void exampleOfTheDocumentationFindsAGoodTrial() {
        StudySettings settings = new StudySettings(
                "my-study", Direction.MINIMIZE, new TpeSampler(TpeSettings.defaults()), new NoPruning(), 1, null);
        Study study = Study.open(new MemoryStorage(), settings);
        study.optimize(
                trial -> {
                    double x = trial.suggestFloat("x", -5, 5);
                    long steps = trial.suggestInt("steps", 1, 10);
                    return x * x + steps;
                },
                Optimization.ofTrials(50).withWorkers(2));
        TrialRecord best = study.best().orElseThrow();
        assertThat(best.value()).isLessThan(4);
        assertThat(best.values()).containsKeys("x", "steps");
    }

    @Test
    void univariateTpeMinimizesAQuadraticFunction() {
        Study study = Study.open(storage, settings(new TpeSampler(TpeSettings.univariate())));
        study.optimize(StudyTest::square, Optimization.ofTrials(100));
        assertThat(study.best().orElseThrow().value()).isLessThan(0.2);
    }

    @Test
    void continuedStudyHasTheSameTrialsAsAnUninterruptedOne() {
        Study uninterrupted = Study.open(storage, settings(new TpeSampler(TpeSettings.defaults())));
        uninterrupted.optimize(StudyTest::square, Optimization.ofTrials(30));

        StudyStorage other = new MemoryStorage();
        for (int total : new int[] {4, 17, 30}) {
            Study.open(other, settings(new TpeSampler(TpeSettings.defaults())))
                    .optimize(StudyTest::square, Optimization.ofTrials(total));
        }
        List<TrialRecord> continued = other.trials(0);
        assertThat(continued.stream().map(TrialRecord::values).toList())
                .isEqualTo(uninterrupted.history().trials().stream()
                        .map(TrialRecord::values)
                        .toList());
        assertThat(continued.stream().map(TrialRecord::values).distinct()).hasSize(30);
    }

    @Test
    void concurrentWorkersNeverExceedTheTotal() {
        Study study = Study.open(storage, settings(new TpeSampler(TpeSettings.defaults())));
        List<TrialRecord> notified = Collections.synchronizedList(new ArrayList<>());
        study.optimize(
                StudyTest::square,
                Optimization.ofTrials(53).withWorkers(8).withListeners(List.of((s, trial) -> notified.add(trial))));
        study.optimize(StudyTest::square, Optimization.ofTrials(53).withWorkers(8));
        assertThat(study.history().trials()).hasSize(53).allMatch(trial -> trial.state() == TrialState.COMPLETE);
        assertThat(notified)
                .extracting(TrialRecord::number)
                .doesNotHaveDuplicates()
                .hasSize(53);
    }

    @Test
    void errorEndsTheSearchAndAllTrials() {
        for (int workers : new int[] {1, 3}) {
            Study study = Study.open(new MemoryStorage(), settings(new RandomSampler()));
            assertThatThrownBy(() -> study.optimize(
                            trial -> {
                                throw new OutOfMemoryError("Java heap space");
                            },
                            Optimization.ofTrials(10).withWorkers(workers).continuingAfterErrors()))
                    .hasStackTraceContaining("Java heap space");
            assertThat(study.history().trials()).isNotEmpty().allMatch(trial -> trial.state() == TrialState.FAIL);
        }
    }

    @Test
    void queuedParametersAreTriedFirst() {
        Study study = Study.open(storage, settings(new RandomSampler()));
        study.enqueue(Map.of("x", 1.5));
        study.enqueue(Map.of("x", 0, "y", 0));
        study.optimize(StudyTest::square, Optimization.ofTrials(3));
        assertThat(study.history().trials().get(0).values()).containsEntry("x", 1.5);
        assertThat(study.history().trials().get(1).value()).isZero();
        assertThat(study.history().trials()).hasSize(3);
    }

    @Test
    void nanFailsTheTrialButNotTheStudy() {
        Study study = Study.open(storage, settings(new RandomSampler()));
        study.optimize(trial -> trial.number() == 1 ? Double.NaN : square(trial), Optimization.ofTrials(4));
        assertThat(study.history().trials())
                .extracting(TrialRecord::state)
                .containsExactly(TrialState.COMPLETE, TrialState.FAIL, TrialState.COMPLETE, TrialState.COMPLETE);
        assertThat(study.history().trials().get(1).systemAttributes())
                .containsEntry("fail_reason", Json.tree("the objective returned NaN"));
    }

    @Test
    void exceptionFailsTheTrialAndEndsTheCallByDefault() {
        Study study = Study.open(storage, settings(new RandomSampler()));
        Objective broken = trial -> {
            throw new IllegalStateException("no network");
        };
        assertThatThrownBy(() -> study.optimize(broken, Optimization.ofTrials(3)))
                .isInstanceOf(ObjectiveException.class)
                .hasMessageContaining("trial 0 failed")
                .hasMessageContaining("no network");
        assertThat(study.history().in(TrialState.FAIL)).hasSize(1);
        study.optimize(broken, Optimization.ofTrials(3).continuingAfterErrors());
        assertThat(study.history().in(TrialState.FAIL)).hasSize(3);
    }

    @Test
    void valueOfPrunedTrialIsItsLastReport() {
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
    void timeLimitInterruptsARunningTrialAtItsNextReport() {
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
        TrialRecord interrupted = study.history().trials().getFirst();
        assertThat(interrupted.state()).isEqualTo(TrialState.FAIL);
        assertThat(interrupted.systemAttributes()).containsKey(StudyStorage.INTERRUPTED);
        assertThat(study.history().trials()).hasSize(1);
        // An interrupted trial does not count.
        study.optimize(StudyTest::square, Optimization.ofTrials(2));
        assertThat(study.history().in(TrialState.COMPLETE)).hasSize(2);
    }

    @Test
    void trialTimeLimitPrunesTheTrial() {
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
    void staleTrialIsFailedAndRetriedAndDoesNotCount() {
        Study study = Study.open(storage, settings(new RandomSampler()));
        Trial stale = study.ask();
        double x = stale.suggestFloat("x", -5, 5);
        storage.beat(stale.id());
        sleep(60);
        study.optimize(StudyTest::square, Optimization.ofTrials(3).withHeartbeat(Duration.ofMillis(20), 1));
        List<TrialRecord> trials = study.history().trials();
        assertThat(trials.getFirst().state()).isEqualTo(TrialState.FAIL);
        assertThat(trials.get(1).values()).containsEntry("x", x);
        assertThat(trials.get(1).systemAttributes()).containsEntry("failed_trial", Json.tree(0));
        assertThat(study.history().in(TrialState.COMPLETE)).hasSize(3);
        // A late value from the worker is not an error.
        assertThat(study.tell(stale, 1).state()).isEqualTo(TrialState.FAIL);
        assertThatThrownBy(() -> stale.report(1, 1)).isInstanceOf(TrialFinishedException.class);
    }

    @Test
    void trialWithHeartbeatsIsNotFailed() {
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
    void askAndTellRunATrial() {
        Study study = Study.open(storage, settings(new RandomSampler()));
        Trial trial = study.ask();
        assertThat(trial.suggestCategorical("layer", List.of("gru", "lstm"))).isIn("gru", "lstm");
        assertThat(trial.suggestInt("units", IntDistribution.stepped(16, 128, 16)) % 16)
                .isZero();
        assertThat(trial.suggestInt("units", IntDistribution.stepped(16, 128, 16)))
                .isEqualTo(trial.suggestInt("units", IntDistribution.stepped(16, 128, 16)));
        trial.setUserAttribute("why", Map.of("fold", List.of(1, 2)));
        TrialRecord complete = study.tell(trial, 0.25);
        assertThat(complete.state()).isEqualTo(TrialState.COMPLETE);
        assertThat(complete.userAttributes()).containsEntry("why", Json.tree(Map.of("fold", List.of(1, 2))));
        assertThat(study.best().orElseThrow().number()).isZero();
    }

    @Test
    void bestTrialOfAMaximizingStudyHasTheLargestValue() {
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
    void anotherDirectionOrSpaceIsRejected() {
        Map<String, Distribution> space = Map.of("x", FloatDistribution.uniform(0, 1));
        Study.open(storage, settings(new RandomSampler()).withSpace(space));
        Study.open(storage, settings(new RandomSampler()).withSpace(space));
        assertThatThrownBy(() -> Study.open(
                        storage,
                        new StudySettings("study", Direction.MAXIMIZE, new RandomSampler(), new NoPruning(), 1, space)))
                .isInstanceOf(StorageException.class)
                .hasMessage("study 'study': expected direction MINIMIZE as in the storage, found MAXIMIZE");
        assertThatThrownBy(() -> Study.open(
                        storage, settings(new RandomSampler()).withSpace(Map.of("x", FloatDistribution.uniform(0, 2)))))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("another search space: parameter 'x': expected")
                .hasMessageContaining("\"high\":2.0");
        assertThatThrownBy(() -> Study.open(
                        storage, settings(new RandomSampler()).withSpace(Map.of("y", FloatDistribution.uniform(0, 1)))))
                .hasMessageContaining("expected its parameter 'x', found none");
    }

    @Test
    void queuedValueOutsideTheSpaceIsRejected() {
        Study study = Study.open(
                storage, settings(new RandomSampler()).withSpace(Map.of("x", FloatDistribution.uniform(0, 1))));
        assertThatThrownBy(() -> study.enqueue(Map.of("x", 1.5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("parameter 'x': expected a queued value of")
                .hasMessageEndingWith(", found 1.5");
        assertThatThrownBy(() -> study.enqueue(Map.of("z", 1.5)))
                .hasMessage("expected parameters of the search space, [x], found 'z'");
    }

    @Test
    void errorsOfRangesNameTheParameter() {
        Trial trial = Study.open(storage, settings(new RandomSampler())).ask();
        assertThatThrownBy(() -> trial.suggestFloat("rate", 2, 1))
                .hasMessage("parameter 'rate': expected low of at most high, found [2.0, 1.0]");
        assertThatThrownBy(() -> FloatDistribution.logarithmic(0, 1))
                .hasMessage("expected low above 0 with a logarithmic scale, found 0.0");
        assertThatThrownBy(() -> IntDistribution.logarithmic(0, 8)).hasMessageContaining("found 0");
        assertThatThrownBy(() -> FloatDistribution.uniform(Double.NaN, 1))
                .hasMessageContaining("expected finite bounds");
        assertThatThrownBy(() -> trial.suggestCategorical("layer", List.of()))
                .hasMessage("parameter 'layer': expected at least one choice, found none");
    }

    @Test
    void sameNameWithOtherChoicesIsRejected() {
        Study study = Study.open(storage, settings(new RandomSampler()));
        study.tell(askWithChoices(study, List.of("a", "b")), 1);
        assertThatThrownBy(() -> askWithChoices(study, List.of("a", "c")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("parameter 'c': expected")
                .hasMessageContaining("as in the study, found");
    }

    private static Trial askWithChoices(Study study, List<String> choices) {
        Trial trial = study.ask();
        trial.suggestCategorical("c", choices);
        return trial;
    }

    @Test
    void highOfASteppedRangeIsOnTheGrid() {
        assertThat(FloatDistribution.stepped(0, 0.5, 0.05).high()).isEqualTo(0.5);
        assertThat(FloatDistribution.stepped(0, 0.52, 0.05).high()).isEqualTo(0.5);
        assertThat(IntDistribution.stepped(16, 130, 16).high()).isEqualTo(128);
    }
}
