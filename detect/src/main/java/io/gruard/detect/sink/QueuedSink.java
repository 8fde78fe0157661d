package io.gruard.detect.sink;

import io.gruard.detect.alert.Alert;
import io.gruard.detect.alert.AlertSink;
import io.gruard.detect.alert.EveJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Delivers alerts on its own thread, in order, through a queue on disk. A slow or unavailable receiver blocks nothing.
 * It gets what it missed when it is available again, also after a restart. An alert leaves the queue after the receiver
 * has accepted it, so a kill between the two sends it again, with the same id.
 *
 * <p>If the queue is full, new alerts are dropped and counted, so stored alerts have no gaps.
 */
public final class QueuedSink implements AlertSink, WatchedSink {
    private static final long POLL_MILLIS = 100;

    private final Delivery delivery;
    private final Spool spool;
    private final RetrySettings retry;
    private final SinkTally tally = new SinkTally();
    private final Thread thread;
    private volatile long deadlineNanos;
    private volatile boolean closing;

    /**
     * Creates a sink and starts to deliver what an earlier process left.
     *
     * @param folder folder of the queue
     * @param name name of the queue, one for each receiver
     * @param maxBytes maximum size of the queue on disk
     */
    public QueuedSink(Delivery delivery, Path folder, String name, long maxBytes, RetrySettings retry)
            throws IOException {
        this.delivery = delivery;
        this.spool = new Spool(folder, name, maxBytes);
        this.retry = retry;
        this.thread = Thread.ofPlatform().name("gruard-" + name).daemon().start(this::deliverAll);
    }

    @Override
    public void accept(Alert alert) {
        tally.keep(spool, EveJson.line(alert));
    }

    @Override
    public void flush() throws IOException {
        spool.force();
    }

    @Override
    public SinkStatus status() {
        return tally.status(delivery.receiver(), spool.pending());
    }

    private void deliverAll() {
        int failures = 0;
        try {
            while (!closing || (spool.pending() > 0 && System.nanoTime() < deadlineNanos)) {
                failures = deliverNext() ? 0 : failures + 1;
                if (failures > 0) {
                    pause(retry.pauseMillis(failures));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Delivers the next alert, or waits for one; returns false after a failure. */
    private boolean deliverNext() throws InterruptedException {
        try {
            String line = spool.peek();
            if (line == null) {
                spool.awaitLine(POLL_MILLIS);
            } else {
                tally.deliver(delivery, line);
                spool.take();
            }
            return true;
        } catch (IOException | RuntimeException | Error e) {
            // Errors too: otherwise the thread would end and alerts would collect silently until the queue is full.
            tally.failed(e);
            return false;
        }
    }

    private void pause(long millis) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (System.nanoTime() < until && !(closing && System.nanoTime() >= deadlineNanos)) {
            Thread.sleep(Math.min(millis, POLL_MILLIS));
        }
    }

    /** Delivers within a limited time and ends. The rest stays on disk for the next start. */
    @Override
    public void settle() {
        deadlineNanos = System.nanoTime() + retry.atClose().toNanos();
        closing = true;
        try {
            thread.join(retry.atClose().toMillis() + 10 * POLL_MILLIS);
            if (thread.isAlive()) {
                thread.interrupt();
                thread.join(10 * POLL_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        if (!closing) {
            settle();
        }
        try (spool;
                delivery) {
            spool.force();
        }
    }
}
