package io.gruard.cli;

import io.gruard.detect.alert.AlertSink;
import io.gruard.detect.statistics.DetectionStatistics;
import io.gruard.detect.statistics.StatisticsJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Tells counters again and again: to a person on standard error, and to the alerts' file as events of EVE where wanted. */
final class StatisticsTicker implements AutoCloseable {
    private final Supplier<DetectionStatistics> statistics;
    private final PrintWriter messages;
    private final AlertSink sink;
    private final boolean asEvents;
    private final String sensor;
    private final ScheduledExecutorService ticks;

    /**
     * Tells nothing before {@link #start}.
     *
     * @param asEvents whether {@code sink} gets events too
     */
    StatisticsTicker(
            Supplier<DetectionStatistics> statistics,
            PrintWriter messages,
            AlertSink sink,
            boolean asEvents,
            String sensor) {
        this.statistics = statistics;
        this.messages = messages;
        this.sink = sink;
        this.asEvents = asEvents;
        this.sensor = sensor;
        ticks = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "gruard-statistics");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Tells every {@code interval} from now on; zero to tell at the end only. */
    void start(Duration interval) {
        if (interval.isPositive()) {
            var unused =
                    ticks.scheduleAtFixedRate(this::tick, interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /** One failure must not end the ticks that follow, which is what a timer makes of it. */
    private void tick() {
        try {
            tell();
        } catch (RuntimeException | Error e) {
            messages.println("counters: " + (e.getMessage() == null ? e.toString() : e.getMessage()));
            messages.flush();
        }
    }

    private void tell() {
        DetectionStatistics now = statistics.get();
        messages.println(now.text());
        messages.flush();
        if (asEvents) {
            try {
                sink.event(StatisticsJson.line(now, Instant.now(), sensor));
            } catch (IOException e) {
                messages.println("counters: " + e.getMessage());
            }
        }
    }

    /** Tells the last time. */
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
        tell();
    }
}
