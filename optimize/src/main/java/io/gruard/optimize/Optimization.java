package io.gruard.optimize;

import java.time.Duration;
import java.util.List;

/**
 * How far one call of {@link Study#optimize} goes.
 *
 * @param trials the total of trials that the study is to have, over all runs and workers
 * @param workers trials side by side in this process
 * @param timeLimit of this call; a running trial ends at its next report, interrupted
 * @param trialTimeLimit of one trial; it ends at its next report, pruned
 * @param heartbeat how often running trials give a sign of life; a trial silent for twice as long is failed by the next worker that
 *     asks for one. Zero for no signs and no such check.
 * @param retries how often the parameters of a trial that fell silent are tried again
 * @param goOnAfterErrors whether an exception of the objective fails its trial only, or ends the call too
 */
public record Optimization(
        int trials,
        int workers,
        Duration timeLimit,
        Duration trialTimeLimit,
        Duration heartbeat,
        int retries,
        boolean goOnAfterErrors,
        List<TrialListener> listeners) {

    private static final Duration NO_LIMIT = Duration.ofDays(36_500);

    public Optimization {
        if (trials < 1) {
            throw new IllegalArgumentException("trials must be at least 1, found " + trials);
        }
        if (workers < 1) {
            throw new IllegalArgumentException("workers must be at least 1, found " + workers);
        }
        if (retries < 0) {
            throw new IllegalArgumentException("retries must be 0 or more, found " + retries);
        }
        if (timeLimit.isNegative() || trialTimeLimit.isNegative() || heartbeat.isNegative()) {
            throw new IllegalArgumentException(
                    "durations must not be negative, found " + timeLimit + ", " + trialTimeLimit + ", " + heartbeat);
        }
        listeners = List.copyOf(listeners);
    }

    /** One worker, no limits of time, no signs of life, errors end the call. */
    public static Optimization ofTrials(int trials) {
        return new Optimization(trials, 1, NO_LIMIT, NO_LIMIT, Duration.ZERO, 0, false, List.of());
    }

    public Optimization withWorkers(int number) {
        return new Optimization(
                trials, number, timeLimit, trialTimeLimit, heartbeat, retries, goOnAfterErrors, listeners);
    }

    public Optimization withTimeLimit(Duration limit) {
        return new Optimization(trials, workers, limit, trialTimeLimit, heartbeat, retries, goOnAfterErrors, listeners);
    }

    public Optimization withTrialTimeLimit(Duration limit) {
        return new Optimization(trials, workers, timeLimit, limit, heartbeat, retries, goOnAfterErrors, listeners);
    }

    public Optimization withHeartbeat(Duration every, int tries) {
        return new Optimization(trials, workers, timeLimit, trialTimeLimit, every, tries, goOnAfterErrors, listeners);
    }

    public Optimization goingOnAfterErrors() {
        return new Optimization(trials, workers, timeLimit, trialTimeLimit, heartbeat, retries, true, listeners);
    }

    public Optimization withListeners(List<TrialListener> told) {
        return new Optimization(trials, workers, timeLimit, trialTimeLimit, heartbeat, retries, goOnAfterErrors, told);
    }
}
