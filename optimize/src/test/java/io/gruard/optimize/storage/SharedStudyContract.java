package io.gruard.optimize.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.gruard.optimize.StudyStorage;
import io.gruard.optimize.TrialRecord;
import io.gruard.optimize.TrialState;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests several processes that work on one study. */
abstract class SharedStudyContract {

    abstract String url();

    private final String name = "shared-" + UUID.randomUUID();

    @Test
    void concurrentProcessesShareTheTotalWithoutGaps() throws Exception {
        List<Process> workers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            workers.add(TrialWorker.start(url(), name, 40, 1, 20_000));
        }
        for (Process worker : workers) {
            assertThat(TrialWorker.await(worker)).doesNotContain("locked");
        }
        try (StudyStorage storage = StudyUrl.open(url())) {
            List<TrialRecord> trials =
                    storage.trials(storage.findStudy(name).orElseThrow().id());
            assertThat(trials)
                    .extracting(TrialRecord::number)
                    .isEqualTo(IntStream.range(0, 40).boxed().toList());
            assertThat(trials).allMatch(trial -> trial.state().isInformative());
            assertThat(trials).extracting(TrialRecord::values).doesNotHaveDuplicates();
        }
    }

    @Test
    void trialOfAKilledWorkerIsRetried() throws Exception {
        Process killed = TrialWorker.start(url(), name, 6, 60_000, 500);
        try (StudyStorage storage = StudyUrl.open(url())) {
            while (storage.findStudy(name).isEmpty()
                    || runningWithParameters(storage).isEmpty()) {
                assertThat(killed.isAlive()).isTrue();
                Thread.sleep(50);
            }
            TrialRecord running = runningWithParameters(storage).getFirst();
            killed.destroyForcibly().waitFor();
            Thread.sleep(1200);
            TrialWorker.await(TrialWorker.start(url(), name, 6, 1, 500));
            List<TrialRecord> trials =
                    storage.trials(storage.findStudy(name).orElseThrow().id());
            assertThat(trials.getFirst().state()).isEqualTo(TrialState.FAIL);
            assertThat(trials.getFirst().systemAttributes()).containsKey(StudyStorage.INTERRUPTED);
            assertThat(trials.get(1).values()).isEqualTo(running.values());
            assertThat(trials.get(1).state()).isEqualTo(TrialState.COMPLETE);
            assertThat(trials.stream().filter(trial -> trial.state().isInformative()))
                    .hasSize(6);
        }
    }

    private List<TrialRecord> runningWithParameters(StudyStorage storage) {
        return storage.trials(storage.findStudy(name).orElseThrow().id()).stream()
                .filter(trial -> trial.parameters().size() == 3)
                .toList();
    }
}
