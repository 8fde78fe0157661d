package io.gruard.optimize;

import java.time.Duration;
import java.util.List;

/**
 * Options and limits of one call of {@link Study#optimize}.
 *
 * @param trials total number of trials of the study, over all calls and workers
 * @param workers number of concurrent trials in this process
 * @param timeLimit time limit of this call; a running trial is interrupted at its next report
 * @param trialTimeLimit time limit of one trial; the trial is pruned at its next report
 * @param heartbeat interval of the heartbeats of running trials, or zero for none. A trial without a heartbeat for twice
 *     this interval is failed by the next worker that asks for a trial.
 * @param retries number of retries of the parameters of a trial whose heartbeats stopped
 * @param continueAfterErrors whether the call continues after an exception of the objective, which fails its trial
 * @param listeners notified of every finished trial
 */
public record Optimization(
        int trials,
        int workers,
        Duration timeLimit,
        Duration trialTimeLimit,
        Duration heartbeat,
        int retries,
        boolean continueAfterErrors,
        List<TrialListener> listeners) {

    private static final Duration NO_LIMIT = Duration.ofDays(36_500);

    public Optimization {
        if (trials < 1) {
            throw new IllegalArgumentException("trials: expected 1 or more, found " + trials);
        }
        if (workers < 1) {
            throw new IllegalArgumentException("workers: expected 1 or more, found " + workers);
        }
        if (retries < 0) {
            throw new IllegalArgumentException("retries: expected 0 or more, found " + retries);
        }
        if (timeLimit.isNegative() || trialTimeLimit.isNegative() || heartbeat.isNegative()) {
            throw new IllegalArgumentException("expected time limits and heartbeat of 0 or more, found " + timeLimit
                    + ", " + trialTimeLimit + " and " + heartbeat);
        }
        listeners = List.copyOf(listeners);
    }

    /** Returns options for one worker without time limits and heartbeats. An error ends the call. */
    public static Optimization ofTrials(int trials) {
        return new Optimization(trials, 1, NO_LIMIT, NO_LIMIT, Duration.ZERO, 0, false, List.of());
    }

    public Optimization withWorkers(int number) {
        return new Optimization(
                trials, number, timeLimit, trialTimeLimit, heartbeat, retries, continueAfterErrors, listeners);
    }

    public Optimization withTimeLimit(Duration limit) {
        return new Optimization(
                trials, workers, limit, trialTimeLimit, heartbeat, retries, continueAfterErrors, listeners);
    }

    public Optimization withTrialTimeLimit(Duration limit) {
        return new Optimization(trials, workers, timeLimit, limit, heartbeat, retries, continueAfterErrors, listeners);
    }

    public Optimization withHeartbeat(Duration interval, int number) {
        return new Optimization(
                trials, workers, timeLimit, trialTimeLimit, interval, number, continueAfterErrors, listeners);
    }

    public Optimization continuingAfterErrors() {
        return new Optimization(trials, workers, timeLimit, trialTimeLimit, heartbeat, retries, true, listeners);
    }

    public Optimization withListeners(List<TrialListener> notified) {
        return new Optimization(
                trials, workers, timeLimit, trialTimeLimit, heartbeat, retries, continueAfterErrors, notified);
    }
}
