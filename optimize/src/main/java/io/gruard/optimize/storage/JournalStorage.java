package io.gruard.optimize.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gruard.optimize.Direction;
import io.gruard.optimize.Json;
import io.gruard.optimize.ParameterValue;
import io.gruard.optimize.StorageException;
import io.gruard.optimize.StudyRecord;
import io.gruard.optimize.StudyStorage;
import io.gruard.optimize.TrialDraft;
import io.gruard.optimize.TrialFinishedException;
import io.gruard.optimize.TrialRecord;
import io.gruard.optimize.TrialState;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Stores studies in a journal, like Optuna's {@code JournalStorage} with a {@code JournalFileBackend}. Each change appends a line
 * to the file. Processes of gruard and Optuna can share a journal, even on a network file system without locks. A change
 * locks the journal and reads all new lines first, so it never comes too late.
 *
 * <p>Optuna's journals have no heartbeats. gruard stores a heartbeat as an attribute of the trial, with the clock of the
 * worker. The clocks of workers must therefore agree within the grace period of {@link #failStale}.
 */
public final class JournalStorage implements StudyStorage {
    private static final String HEARTBEAT = "gruard:heartbeat";

    private final JournalFile file;
    private final JournalLock lock;
    private final JournalReplay replay = new JournalReplay();
    private final JournalLines lines = new JournalLines();
    private final Clock clock = Clock.systemUTC();
    private long linesRead;

    private @Nullable StorageException broken;

    /**
     * Opens a journal. Creates the file if it does not exist.
     *
     * @throws StorageException if the file cannot be read or written, or is not a journal
     */
    public JournalStorage(Path path) {
        file = new JournalFile(path);
        lock = new JournalLock(path);
        readNewLines();
    }

    @Override
    public StudyRecord createStudy(String name, List<Direction> directions) {
        return change(() -> {
            if (replay.study(name).isPresent()) {
                throw new StorageException(file.path() + ": a study with the name '" + name + "' exists already");
            }
            append(lines.createStudy(name, directions));
            return replay.study(name).orElseThrow();
        });
    }

    @Override
    public Optional<StudyRecord> findStudy(String name) {
        return read(journal -> journal.study(name));
    }

    @Override
    public List<StudyRecord> studies() {
        return read(JournalReplay::studies);
    }

    @Override
    public void putStudyUserAttribute(long study, String key, JsonNode value) {
        change(() -> {
            trialsOf(study);
            return append(lines.studyUserAttribute(study, key, value));
        });
    }

    @Override
    public void putStudySystemAttribute(long study, String key, JsonNode value) {
        change(() -> {
            trialsOf(study);
            return append(lines.studySystemAttribute(study, key, value));
        });
    }

    @Override
    public Optional<TrialRecord> startTrial(long study, int maxTrials) {
        return change(() -> {
            List<MemoryTrial> trials = trialsOf(study);
            long started = trials.stream()
                    .filter(trial -> trial.state() != TrialState.WAITING && !trial.isInterrupted())
                    .count();
            if (started >= maxTrials) {
                return Optional.empty();
            }
            Optional<MemoryTrial> waiting = trials.stream()
                    .filter(trial -> trial.state() == TrialState.WAITING)
                    .findFirst();
            if (waiting.isPresent()) {
                append(lines.start(waiting.get().id(), now()));
                return Optional.of(waiting.get().record());
            }
            append(lines.createTrial(study, now()));
            return Optional.of(trials.getLast().record());
        });
    }

    @Override
    public TrialRecord addTrial(long study, TrialDraft draft) {
        return change(() -> {
            List<MemoryTrial> trials = trialsOf(study);
            append(lines.createTrial(study, draft));
            return trials.getLast().record();
        });
    }

    @Override
    public void putParameter(long trial, String name, ParameterValue parameter) {
        changeUnfinished(trial, () -> lines.parameter(trial, name, parameter));
    }

    @Override
    public void putReport(long trial, int step, double value) {
        changeUnfinished(trial, () -> lines.report(trial, step, value));
    }

    @Override
    public void putUserAttribute(long trial, String key, JsonNode value) {
        changeUnfinished(trial, () -> lines.userAttribute(trial, key, value));
    }

    @Override
    public void putSystemAttribute(long trial, String key, JsonNode value) {
        changeUnfinished(trial, () -> lines.systemAttribute(trial, key, value));
    }

    @Override
    public boolean finish(long trial, TrialState state, @Nullable Double value) {
        return change(() -> {
            if (trialOf(trial).state().isFinished()) {
                return false;
            }
            append(lines.finish(trial, state, value, now()));
            return true;
        });
    }

    @Override
    public List<TrialRecord> trials(long study) {
        return read(journal -> trialsOf(study).stream().map(MemoryTrial::record).toList());
    }

    @Override
    public TrialRecord trial(long trial) {
        return read(journal -> trialOf(trial).record());
    }

    @Override
    public void beat(long trial) {
        change(() -> {
            if (!trialOf(trial).state().isFinished()) {
                append(lines.systemAttribute(trial, HEARTBEAT, Json.tree(now().toString())));
            }
            return true;
        });
    }

    @Override
    public List<TrialRecord> failStale(long study, Duration grace) {
        if (read(journal -> stale(study, grace)).isEmpty()) {
            return List.of();
        }
        return change(() -> {
            List<MemoryTrial> stale = stale(study, grace);
            for (MemoryTrial trial : stale) {
                append(
                        lines.systemAttribute(trial.id(), INTERRUPTED, BooleanNode.TRUE),
                        lines.finish(trial.id(), TrialState.FAIL, null, now()));
            }
            return stale.stream().map(MemoryTrial::record).toList();
        });
    }

    private List<MemoryTrial> stale(long study, Duration grace) {
        Instant latest = now().minus(grace);
        List<MemoryTrial> stale = new ArrayList<>();
        for (MemoryTrial trial : trialsOf(study)) {
            JsonNode beat = trial.record().systemAttributes().get(HEARTBEAT);
            if (trial.state() == TrialState.RUNNING
                    && beat != null
                    && Instant.parse(beat.asText()).isBefore(latest)) {
                stale.add(trial);
            }
        }
        return stale;
    }

    @Override
    public void close() {
        // The file is only open during a read or write.
    }

    private synchronized <T> T read(Function<JournalReplay, T> query) {
        readNewLines();
        return query.apply(replay);
    }

    private synchronized <T> T change(Supplier<T> work) {
        lock.acquire();
        try {
            readNewLines();
            return work.get();
        } finally {
            lock.release();
        }
    }

    private void changeUnfinished(long trial, Supplier<ObjectNode> line) {
        change(() -> {
            TrialState state = trialOf(trial).state();
            if (state.isFinished()) {
                throw new TrialFinishedException(trial, state);
            }
            return append(line.get());
        });
    }

    private boolean append(ObjectNode... appended) {
        file.append(Arrays.stream(appended).map(Json::write).toList());
        linesRead += appended.length;
        Arrays.stream(appended).forEach(replay::apply);
        return true;
    }

    /** Reads new lines. After an invalid line the journal stays unreadable, because all later ids depend on that line. */
    private void readNewLines() {
        if (broken != null) {
            throw broken;
        }
        for (String line : file.newLines()) {
            linesRead++;
            try {
                replay.apply(Json.parse(line));
            } catch (JsonProcessingException | RuntimeException e) {
                String problem =
                        String.valueOf(e.getMessage()).lines().findFirst().orElse("");
                broken = new StorageException(
                        file.path() + ":" + linesRead + ": expected a line of an Optuna journal: " + problem, e);
                throw broken;
            }
        }
    }

    private List<MemoryTrial> trialsOf(long study) {
        return replay.trials(study)
                .orElseThrow(() -> new StorageException(file.path() + ": no study with id " + study));
    }

    private MemoryTrial trialOf(long trial) {
        return replay.trial(trial).orElseThrow(() -> new StorageException(file.path() + ": no trial with id " + trial));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
