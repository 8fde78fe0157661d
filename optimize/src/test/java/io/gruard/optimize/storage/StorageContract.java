package io.gruard.optimize.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.gruard.optimize.CategoricalDistribution;
import io.gruard.optimize.Direction;
import io.gruard.optimize.FloatDistribution;
import io.gruard.optimize.IntDistribution;
import io.gruard.optimize.Json;
import io.gruard.optimize.ParameterValue;
import io.gruard.optimize.StorageException;
import io.gruard.optimize.StudyRecord;
import io.gruard.optimize.StudyStorage;
import io.gruard.optimize.TrialDraft;
import io.gruard.optimize.TrialFinishedException;
import io.gruard.optimize.TrialRecord;
import io.gruard.optimize.TrialState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of the contract of every storage. */
abstract class StorageContract {

    private StudyStorage storage = new MemoryStorage();
    private long study;

    /** Returns an empty storage, or one with studies of other tests only. */
    abstract StudyStorage open();

    String studyName() {
        return "contract";
    }

    @BeforeEach
    void openStorage() {
        storage = open();
        study = storage.createStudy(studyName(), List.of(Direction.MINIMIZE)).id();
    }

    @AfterEach
    void closeStorage() {
        storage.close();
    }

    private TrialRecord start() {
        return storage.startTrial(study, Integer.MAX_VALUE).orElseThrow();
    }

    @Test
    void writtenTrialIsReadBackEqual() {
        TrialRecord trial = start();
        ParameterValue rate = new ParameterValue(FloatDistribution.logarithmic(1e-5, 0.1), 0.000123456789012345);
        ParameterValue drop = new ParameterValue(FloatDistribution.stepped(0, 0.5, 0.05), 0.35000000000000003);
        ParameterValue units = new ParameterValue(IntDistribution.stepped(16, 128, 16), 48);
        ParameterValue balance =
                new ParameterValue(new CategoricalDistribution(Arrays.asList(null, true, 3, 0.5, "smote")), 2);
        storage.putParameter(trial.id(), "rate", rate);
        storage.putParameter(trial.id(), "drop", drop);
        storage.putParameter(trial.id(), "units", units);
        storage.putParameter(trial.id(), "balance", balance);
        storage.putReport(trial.id(), 0, 1.25);
        storage.putReport(trial.id(), 2, Double.NaN);
        storage.putReport(trial.id(), 10, Double.NEGATIVE_INFINITY);
        JsonNode note = Json.tree(Map.of("text", "żółw \"q\"", "list", List.of(1, 2.5)));
        storage.putUserAttribute(trial.id(), "note", Json.tree(1));
        storage.putUserAttribute(trial.id(), "note", note);
        storage.putSystemAttribute(trial.id(), "long", Json.tree("x".repeat(2045)));
        assertThat(storage.finish(trial.id(), TrialState.COMPLETE, Double.POSITIVE_INFINITY))
                .isTrue();

        TrialRecord read = storage.trial(trial.id());
        assertThat(read.number()).isZero();
        assertThat(read.state()).isEqualTo(TrialState.COMPLETE);
        assertThat(read.value()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(read.parameters())
                .containsExactly(
                        Map.entry("rate", rate),
                        Map.entry("drop", drop),
                        Map.entry("units", units),
                        Map.entry("balance", balance));
        assertThat(read.values()).containsEntry("balance", 3L);
        assertThat(read.intermediate())
                .isEqualTo(new TreeMap<>(Map.of(0, 1.25, 2, Double.NaN, 10, Double.NEGATIVE_INFINITY)));
        assertThat(read.userAttributes()).containsExactly(Map.entry("note", note));
        assertThat(read.systemAttributes()).containsEntry("long", Json.tree("x".repeat(2045)));
        assertThat(read.start()).isNotNull();
        assertThat(read.end()).isAfterOrEqualTo(read.start());
        assertThat(storage.trials(study)).containsExactly(read);
    }

    @Test
    void studiesAreFoundWithTheirAttributes() {
        storage.putStudyUserAttribute(study, "owner", Json.tree(Map.of("v", 1)));
        storage.putStudySystemAttribute(study, "study:metric_names", Json.tree(List.of("loss")));
        StudyRecord found = storage.findStudy(studyName()).orElseThrow();
        assertThat(found.directions()).containsExactly(Direction.MINIMIZE);
        assertThat(found.userAttributes()).containsEntry("owner", Json.tree(Map.of("v", 1)));
        assertThat(found.systemAttributes()).containsEntry("study:metric_names", Json.tree(List.of("loss")));
        assertThat(storage.findStudy("unknown")).isEmpty();
        assertThat(storage.studies()).contains(found);
        assertThatThrownBy(() -> storage.createStudy(studyName(), List.of(Direction.MINIMIZE)))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("a study with the name '" + studyName() + "' exists already");
    }

    @Test
    void finishedTrialNeverChanges() {
        TrialRecord trial = start();
        assertThat(storage.finish(trial.id(), TrialState.COMPLETE, 1.0)).isTrue();
        assertThat(storage.finish(trial.id(), TrialState.FAIL, null)).isFalse();
        assertThatThrownBy(() -> storage.putReport(trial.id(), 0, 1)).isInstanceOf(TrialFinishedException.class);
        assertThatThrownBy(() -> storage.putUserAttribute(trial.id(), "k", Json.tree(1)))
                .isInstanceOf(TrialFinishedException.class)
                .hasMessageContaining("expected state RUNNING for a change, found COMPLETE");
        assertThat(storage.trial(trial.id()).value()).isEqualTo(1.0);
    }

    @Test
    void queuedTrialIsStartedFirstAndOnce() {
        TrialRecord queued = storage.addTrial(
                study, TrialDraft.waiting(Map.of(), Map.of("fixed_params", Json.tree(Map.of("x", 1)))));
        assertThat(queued.state()).isEqualTo(TrialState.WAITING);
        assertThat(queued.start()).isNull();
        TrialRecord first = start();
        assertThat(first.id()).isEqualTo(queued.id());
        assertThat(first.state()).isEqualTo(TrialState.RUNNING);
        assertThat(first.systemAttributes()).containsEntry("fixed_params", Json.tree(Map.of("x", 1)));
        assertThat(start().number()).isEqualTo(1);
    }

    @Test
    void addedTrialIsReadBackEqual() {
        TrialDraft draft = new TrialDraft(
                TrialState.PRUNED,
                0.5,
                Instant.parse("2026-03-01T10:00:00.000001Z"),
                Instant.parse("2026-03-01T10:00:01Z"),
                Map.of("x", new ParameterValue(FloatDistribution.uniform(0, 1), 0.25)),
                new TreeMap<>(Map.of(3, 0.5)),
                Map.of("a", Json.tree(1)),
                Map.of("b", Json.tree(null)));
        assertThat(TrialDraft.copyOf(storage.addTrial(study, draft))).isEqualTo(draft);
    }

    @Test
    void concurrentWorkersStartTheMaximumOfTrialsWithoutGaps() throws Exception {
        int maxTrials = 37;
        List<Future<List<Integer>>> workers = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) {
                workers.add(executor.submit(() -> startAll(maxTrials)));
            }
        }
        List<Integer> numbers = new ArrayList<>();
        for (Future<List<Integer>> worker : workers) {
            numbers.addAll(worker.get());
        }
        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, maxTrials).boxed().toList());
    }

    private List<Integer> startAll(int maxTrials) {
        List<Integer> numbers = new ArrayList<>();
        Optional<TrialRecord> trial = storage.startTrial(study, maxTrials);
        while (trial.isPresent()) {
            numbers.add(trial.get().number());
            storage.finish(trial.get().id(), TrialState.COMPLETE, 1.0);
            trial = storage.startTrial(study, maxTrials);
        }
        return numbers;
    }

    @Test
    void onlyTrialsWithOldHeartbeatsAreFailed() throws Exception {
        TrialRecord stale = start();
        TrialRecord alive = start();
        TrialRecord withoutHeartbeat = start();
        storage.beat(stale.id());
        Thread.sleep(300);
        storage.beat(alive.id());
        assertThat(storage.failStale(study, Duration.ofMillis(200)))
                .extracting(TrialRecord::id)
                .containsExactly(stale.id());
        assertThat(storage.trial(stale.id()).state()).isEqualTo(TrialState.FAIL);
        assertThat(storage.trial(stale.id()).systemAttributes()).containsKey(StudyStorage.INTERRUPTED);
        assertThat(storage.trial(alive.id()).state()).isEqualTo(TrialState.RUNNING);
        assertThat(storage.trial(withoutHeartbeat.id()).state()).isEqualTo(TrialState.RUNNING);
        assertThat(storage.failStale(study, Duration.ofMillis(200))).isEmpty();
        // One of the three started trials is interrupted and does not count, so a maximum of three allows one more.
        assertThat(storage.startTrial(study, 3)).isPresent();
        assertThat(storage.startTrial(study, 3)).isEmpty();
    }

    @Test
    void laterReadsSeeChanges() {
        TrialRecord trial = start();
        assertThat(storage.trials(study)).hasSize(1);
        storage.putReport(trial.id(), 0, 2);
        assertThat(storage.trials(study).getFirst().intermediate()).containsEntry(0, 2.0);
        storage.finish(trial.id(), TrialState.COMPLETE, 2.0);
        TrialRecord second = start();
        assertThat(storage.trials(study))
                .extracting(TrialRecord::state)
                .containsExactly(TrialState.COMPLETE, TrialState.RUNNING);
        assertThat(storage.trials(study)).extracting(TrialRecord::number).containsExactly(0, second.number());
    }
}
