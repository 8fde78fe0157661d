package io.gruard.optimize.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gruard.optimize.Direction;
import io.gruard.optimize.FloatDistribution;
import io.gruard.optimize.IntDistribution;
import io.gruard.optimize.Json;
import io.gruard.optimize.ParameterValue;
import io.gruard.optimize.StorageException;
import io.gruard.optimize.StudyRecord;
import io.gruard.optimize.StudyStorage;
import io.gruard.optimize.TrialRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalStorageTest extends StorageContract {
    private static final List<Direction> MINIMIZE = List.of(Direction.MINIMIZE);

    @TempDir
    Path folder;

    @Override
    StudyStorage open() {
        return StudyUrl.open(folder.resolve("runs/study.log").toString());
    }

    @Test
    void changesAreVisibleToOtherInstances() {
        Path file = folder.resolve("two.log");
        StudyStorage one = new JournalStorage(file);
        StudyStorage two = new JournalStorage(file);
        long study = one.createStudy("shared", MINIMIZE).id();
        assertThat(two.findStudy("shared")).map(StudyRecord::id).contains(study);
        TrialRecord trial = two.startTrial(study, 9).orElseThrow();
        one.putReport(trial.id(), 0, 0.5);
        assertThat(two.trial(trial.id()).intermediate()).containsEntry(0, 0.5);
        assertThat(one.startTrial(study, 9).orElseThrow().number()).isEqualTo(1);
        assertThat(folder).isDirectoryNotContaining(path -> path.toString().contains(".lock"));
    }

    @Test
    void incompleteLastLineIsOverwritten() throws IOException {
        Path file = folder.resolve("cut.log");
        StudyStorage storage = new JournalStorage(file);
        storage.createStudy("first", MINIMIZE);
        Files.writeString(file, "{\"op_code\":0,\"stu", StandardOpenOption.APPEND);
        assertThat(storage.studies()).hasSize(1);
        storage.createStudy("second", MINIMIZE);
        assertThat(new JournalStorage(file).studies())
                .extracting(StudyRecord::name)
                .containsExactly("first", "second");
    }

    @Test
    void invalidLineIsNamedInAllLaterReads() throws IOException {
        Path file = Files.writeString(folder.resolve("broken.log"), "{\"op_code\":11}\n");
        assertThatThrownBy(() -> new JournalStorage(file))
                .isInstanceOf(StorageException.class)
                .hasMessageStartingWith(file + ":1: expected a line of an Optuna journal: ");

        Path later = folder.resolve("later.log");
        StudyStorage storage = new JournalStorage(later);
        storage.createStudy("first", MINIMIZE);
        Files.writeString(later, "nonsense\n", StandardOpenOption.APPEND);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(storage::studies)
                    .hasMessageStartingWith(later + ":2: expected a line of an Optuna journal: ");
        }
    }

    @Test
    void lateOperationsAreSkippedAsInOptuna() throws IOException {
        Path file = folder.resolve("late.log");
        StudyStorage storage = new JournalStorage(file);
        long study = storage.createStudy("first", MINIMIZE).id();
        TrialRecord trial = storage.startTrial(study, 9).orElseThrow();
        storage.putParameter(trial.id(), "x", new ParameterValue(FloatDistribution.uniform(0, 1), 0.5));
        TrialRecord second = storage.startTrial(study, 9).orElseThrow();
        JournalLines lines = new JournalLines();
        ParameterValue whole = new ParameterValue(IntDistribution.uniform(0, 9), 3);
        Files.write(
                file,
                List.of(
                        Json.write(lines.createStudy("first", MINIMIZE)),
                        Json.write(lines.parameter(second.id(), "x", whole)),
                        Json.write(lines.parameter(77, "x", whole)),
                        Json.write(lines.studyUserAttribute(77, "k", Json.tree(1))),
                        Json.write(lines.createStudy("second", MINIMIZE))),
                StandardOpenOption.APPEND);
        assertThat(storage.studies()).extracting(StudyRecord::name).containsExactly("first", "second");
        assertThat(storage.trial(second.id()).parameters()).isEmpty();
    }

    @Test
    void lockWithoutChangesIsBroken() throws IOException {
        Path file = Files.createFile(folder.resolve("study.log"));
        Path link = folder.resolve("study.log.lock");
        Files.createSymbolicLink(link, file);
        JournalLock lock = new JournalLock(file, Duration.ofMillis(100));
        lock.acquire();
        assertThat(Files.readSymbolicLink(link)).isEqualTo(file.toAbsolutePath());
        lock.release();
        assertThat(Files.exists(link, LinkOption.NOFOLLOW_LINKS)).isFalse();
    }

    @Test
    void interruptedThreadWaitsForTheLock() throws Exception {
        Path file = Files.createFile(folder.resolve("study.log"));
        // Optuna's JournalFileOpenLock creates a file with the same name.
        Path link = Files.createFile(folder.resolve("study.log.lock"));
        boolean[] interrupted = new boolean[1];
        Thread waiting = new Thread(() -> {
            JournalLock lock = new JournalLock(file);
            lock.acquire();
            interrupted[0] = Thread.currentThread().isInterrupted();
            lock.release();
        });
        waiting.start();
        waiting.interrupt();
        waiting.join(100);
        assertThat(waiting.isAlive()).isTrue();
        Files.delete(link);
        waiting.join();
        assertThat(interrupted[0]).isTrue();
    }
}
