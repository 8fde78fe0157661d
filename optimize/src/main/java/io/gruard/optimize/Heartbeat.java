package io.gruard.optimize;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Writes heartbeats of the trials that run in this process, in its own thread. */
final class Heartbeat implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Heartbeat.class.getName());

    private final StudyStorage storage;
    private final Set<Long> running = ConcurrentHashMap.newKeySet();
    private final boolean beats;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("trial-heartbeat").factory());

    Heartbeat(StudyStorage storage, Duration interval) {
        this.storage = storage;
        beats = !interval.isZero();
        if (beats) {
            var unused = timer.scheduleAtFixedRate(
                    this::beat, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    void begin(long trial) {
        if (beats) {
            storage.beat(trial);
            running.add(trial);
        }
    }

    void end(long trial) {
        running.remove(trial);
    }

    /** Writes one heartbeat for each running trial. A failure must not end the trial; the next heartbeat repeats it. */
    private void beat() {
        for (long trial : running) {
            try {
                storage.beat(trial);
            } catch (RuntimeException | Error e) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "failed to write the heartbeat of a running trial: "
                                + (e.getMessage() == null ? e : e.getMessage()));
            }
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
