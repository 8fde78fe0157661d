package io.gruard.detect.statistics;

import io.gruard.detect.alert.AlertSink;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reports statistics at regular intervals and once at the end: to a listener and, if requested, to a sink as EVE
 * events.
 */
public final class StatisticsTicker implements AutoCloseable {
    private final Supplier<DetectionStatistics> statistics;
    private final StatisticsListener listener;
    private final @Nullable AlertSink events;
    private final String sensor;
    private final ScheduledExecutorService ticks;

    /**
     * Creates a ticker. It reports nothing before {@link #start}.
     *
     * @param events receives the events; null for none
     * @param sensor name of this machine in the events; may be empty
     */
    public StatisticsTicker(
            Supplier<DetectionStatistics> statistics,
            StatisticsListener listener,
            @Nullable AlertSink events,
            String sensor) {
        this.statistics = statistics;
        this.listener = listener;
        this.events = events;
        this.sensor = sensor;
        ticks = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "gruard-statistics");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Starts to report.
     *
     * @param interval zero to report only at the end
     */
    public void start(Duration interval) {
        if (interval.isPositive()) {
            var unused =
                    ticks.scheduleAtFixedRate(this::tick, interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /** Throws nothing, because the timer would end after an exception. */
    private void tick() {
        try {
            report();
        } catch (RuntimeException | Error e) {
            listener.failed(e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    private void report() {
        DetectionStatistics now = statistics.get();
        listener.report(now);
        if (events != null) {
            try {
                events.event(StatisticsJson.line(now, Instant.now(), sensor));
            } catch (IOException e) {
                listener.failed(String.valueOf(e.getMessage()));
            }
        }
    }

    /** Stops the timer and reports once more. */
    @Override
    public void close() {
        ticks.shutdown();
        try {
            boolean ended = ticks.awaitTermination(1, TimeUnit.SECONDS);
            if (!ended) {
                ticks.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        report();
    }
}
