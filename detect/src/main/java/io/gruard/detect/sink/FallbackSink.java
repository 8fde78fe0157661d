package io.gruard.detect.sink;

import io.gruard.detect.alert.Alert;
import io.gruard.detect.alert.AlertSink;
import io.gruard.detect.alert.EveJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Delivers alerts at once, and stores on disk only those that could not be delivered. It serves receivers on this
 * machine, such as files and databases, that fail if their disk is full or their folder is missing. Stored alerts are
 * delivered first when the receiver works again, so the order stays.
 *
 * <p>If the queue is full, new alerts are dropped and counted. For one thread; {@link #status()} for any.
 */
public final class FallbackSink implements AlertSink, WatchedSink {
    private final Delivery delivery;
    private final Spool spool;
    private final RetrySettings retry;
    private final SinkTally tally = new SinkTally();
    private int failures;
    private long notBefore;

    /**
     * Creates a sink and tries at once to deliver what an earlier process left.
     *
     * @param folder folder of the queue; use another disk than the receiver's to survive a full one
     * @param name name of the queue, one for each receiver
     * @param maxBytes maximum size of the queue on disk
     */
    public FallbackSink(Delivery delivery, Path folder, String name, long maxBytes, RetrySettings retry)
            throws IOException {
        this.delivery = delivery;
        this.spool = new Spool(folder, name, maxBytes);
        this.retry = retry;
        this.notBefore = System.nanoTime();
        deliverStored();
    }

    @Override
    public void accept(Alert alert) throws IOException {
        if (System.nanoTime() - notBefore >= 0) {
            deliverStored();
        }
        String line = EveJson.line(alert);
        if (spool.pending() > 0 || failures > 0 || !delivered(line)) {
            tally.keep(spool, line);
        }
    }

    private boolean delivered(String line) {
        boolean done = attempt(() -> tally.deliver(delivery, line));
        failures = done ? 0 : failures;
        return done;
    }

    private interface IoAction {
        void run() throws IOException;
    }

    private boolean attempt(IoAction attempt) {
        try {
            attempt.run();
            return true;
        } catch (IOException | RuntimeException e) {
            tally.failed(e);
            failures++;
            notBefore = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(retry.pauseMillis(failures));
            return false;
        }
    }

    private void deliverStored() throws IOException {
        failures = 0;
        String line = spool.peek();
        while (line != null && delivered(line)) {
            spool.take();
            line = spool.peek();
        }
    }

    @Override
    public SinkStatus status() {
        return tally.status(delivery.receiver(), spool.pending());
    }

    @Override
    public void event(String line) throws IOException {
        if (System.nanoTime() - notBefore >= 0) {
            deliverStored();
        }
        if (failures == 0) {
            attempt(() -> delivery.event(line));
        }
    }

    @Override
    public void flush() throws IOException {
        spool.force();
        attempt(delivery::flush);
    }

    @Override
    public void close() throws IOException {
        try (spool;
                delivery) {
            deliverStored();
        }
    }
}
