package io.gruard.optimize;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where studies live. Every method is one transaction that any number of threads and processes may run at once: numbers of
 * trials are unique and without gaps, a waiting trial is handed out once, a finished trial never changes again.
 *
 * <p>Methods throw {@link StorageException} where the storage cannot be read or written.
 */
public interface StudyStorage extends AutoCloseable {

    /**
     * System attribute (JSON {@code true}) of a failed trial that was cut short from outside, by an interrupt, a time limit or a
     * killed worker. Such a trial says nothing about its parameters and takes nothing from a study's budget.
     */
    String INTERRUPTED = "gruard:interrupted";

    /** @throws StorageException also where the name is taken */
    StudyRecord createStudy(String name, List<Direction> directions);

    Optional<StudyRecord> findStudy(String name);

    List<StudyRecord> studies();

    void putStudyUserAttribute(long study, String key, JsonNode value);

    void putStudySystemAttribute(long study, String key, JsonNode value);

    /**
     * Starts the trial that has waited longest, or else a new one.
     *
     * @param budget the most trials that may have been started in the study, by whomever, {@linkplain #INTERRUPTED interrupted}
     *     ones not counted
     * @return empty where the budget is spent
     */
    Optional<TrialRecord> startTrial(long study, int budget);

    /** Adds a trial as it is. */
    TrialRecord addTrial(long study, TrialDraft draft);

    /** @throws TrialFinishedException where the trial no longer runs, as with the following */
    void putParameter(long trial, String name, ParameterValue parameter);

    /** Notes an intermediate value; a step reported twice keeps the later value. */
    void putReport(long trial, int step, double value);

    void putUserAttribute(long trial, String key, JsonNode value);

    void putSystemAttribute(long trial, String key, JsonNode value);

    /**
     * Ends a running trial.
     *
     * @return false where it was already finished, for instance failed by another worker that thought this one dead
     */
    boolean finish(long trial, TrialState state, @Nullable Double value);

    /** All trials, by ascending number. */
    List<TrialRecord> trials(long study);

    TrialRecord trial(long trial);

    /** Says that the worker of a running trial lives, by the storage's clock. */
    void beat(long trial);

    /**
     * Fails the running trials whose worker once gave a sign of life but has not for longer than {@code grace}, and marks them
     * {@linkplain #INTERRUPTED interrupted}. Trials that never gave one are left alone.
     *
     * @return the trials failed by this call
     */
    List<TrialRecord> failSilent(long study, Duration grace);

    @Override
    void close();
}
