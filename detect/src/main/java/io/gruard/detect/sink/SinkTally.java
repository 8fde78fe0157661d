package io.gruard.detect.sink;

import io.gruard.core.FailureText;
import io.gruard.detect.alert.EveAlert;
import java.io.IOException;
import java.util.concurrent.atomic.LongAdder;

/** Counts what happens to a sink's alerts. Written by one thread, read by any. */
final class SinkTally {
    private final LongAdder delivered = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private volatile String trouble = "";

    /** Delivers a line and counts it. A rejected line is counted and not tried again. */
    void deliver(Delivery delivery, String line) throws IOException {
        try {
            delivery.deliver(EveAlert.read(line));
            delivered.increment();
            trouble = "";
        } catch (RejectedAlertException | IllegalArgumentException never) {
            rejected.increment();
            trouble = String.valueOf(never.getMessage());
        }
    }

    /** Stores a line on disk, or counts it as dropped if the queue is full or the disk fails. */
    void keep(Spool spool, String line) {
        try {
            if (spool.offer(line)) {
                return;
            }
        } catch (IOException e) {
            failed(e);
        }
        dropped.increment();
    }

    void failed(Throwable failure) {
        trouble = FailureText.of(failure);
    }

    SinkStatus status(String receiver, long waiting) {
        return new SinkStatus(receiver, delivered.sum(), waiting, dropped.sum(), rejected.sum(), trouble);
    }
}
