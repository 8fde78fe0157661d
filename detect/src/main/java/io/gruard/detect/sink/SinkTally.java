package io.gruard.detect.sink;

import io.gruard.detect.alert.EveAlert;
import java.io.IOException;
import java.util.concurrent.atomic.LongAdder;

/** What became of a sink's alerts. Written by one thread, read by any. */
final class SinkTally {
    private final LongAdder delivered = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private volatile String trouble = "";

    /** Delivers a line and counts it; one that is rejected counts and is done with. */
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

    /** Keeps a line on disk, or counts that it is dropped: for want of room, or because that disk fails, too. */
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
        String message = failure.getMessage();
        trouble = message == null ? failure.getClass().getSimpleName() : message.replaceAll("\\s*\\R\\s*", "; ");
    }

    SinkStatus status(String receiver, long waiting) {
        return new SinkStatus(receiver, delivered.sum(), waiting, dropped.sum(), rejected.sum(), trouble);
    }
}
