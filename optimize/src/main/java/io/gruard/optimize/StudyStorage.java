package io.gruard.optimize;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stores studies. Every method is one transaction, and any number of threads and processes may call it at the same time.
 * Numbers of trials are unique and without gaps, a waiting trial is started once, and a finished trial never changes.
 *
 * <p>Methods throw {@link StorageException} if the storage cannot be read or written.
 */
public interface StudyStorage extends AutoCloseable {

    /**
     * System attribute (JSON {@code true}) of a failed trial that was stopped by an interrupt, a time limit or the end of its
     * worker. Such a trial says nothing about its parameters and does not count towards the total of a study.
     */
    String INTERRUPTED = "gruard:interrupted";

    /** @throws StorageException also if a study with that name exists */
    StudyRecord createStudy(String name, List<Direction> directions);

    Optional<StudyRecord> findStudy(String name);

    List<StudyRecord> studies();

    void putStudyUserAttribute(long study, String key, JsonNode value);

    void putStudySystemAttribute(long study, String key, JsonNode value);

    /**
     * Starts the trial that has waited longest, or a new one if none is waiting.
     *
     * @param maxTrials maximum number of trials of the study, without {@linkplain #INTERRUPTED interrupted} ones
     * @return the trial, or nothing if there are enough trials
     */
    Optional<TrialRecord> startTrial(long study, int maxTrials);

    /** Adds a trial in any state. */
    TrialRecord addTrial(long study, TrialDraft draft);

    /** @throws TrialFinishedException if the trial is not running, as in the following methods */
    void putParameter(long trial, String name, ParameterValue parameter);

    /** Stores an intermediate value. A second report of a step replaces the first. */
    void putReport(long trial, int step, double value);

    void putUserAttribute(long trial, String key, JsonNode value);

    void putSystemAttribute(long trial, String key, JsonNode value);

    /**
     * Ends a running trial.
     *
     * @return false if it was already finished, for example because another worker failed it for missing heartbeats
     */
    boolean finish(long trial, TrialState state, @Nullable Double value);

    /** Returns all trials by ascending number. */
    List<TrialRecord> trials(long study);

    TrialRecord trial(long trial);

    /** Records a heartbeat of a running trial, with the clock of the storage. */
    void beat(long trial);

    /**
     * Fails the running trials whose last heartbeat is older than {@code grace} and marks them as {@linkplain #INTERRUPTED
     * interrupted}. Trials without any heartbeat do not change.
     *
     * @return the trials that this call failed
     */
    List<TrialRecord> failStale(long study, Duration grace);

    @Override
    void close();
}
