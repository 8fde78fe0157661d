package io.gruard.detect.sink;

/**
 * The state of a sink.
 *
 * @param receiver where alerts go
 * @param delivered alerts delivered since the start
 * @param waiting alerts on disk that are not delivered yet, those of earlier starts included
 * @param dropped alerts lost because the queue was full or could not be written
 * @param rejected alerts that the receiver rejects permanently
 * @param trouble the last failure; empty if the last delivery succeeded
 */
public record SinkStatus(String receiver, long delivered, long waiting, long dropped, long rejected, String trouble) {
    /** Returns whether the sink needs attention. */
    public boolean troubled() {
        return waiting > 0 || dropped > 0 || rejected > 0 || !trouble.isEmpty();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(receiver);
        text.append(": ").append(delivered).append(" delivered");
        count(text, waiting, "waiting on disk");
        count(text, dropped, "dropped because the queue is full");
        count(text, rejected, "rejected");
        if (!trouble.isEmpty()) {
            text.append(" (").append(trouble).append(')');
        }
        return text.toString();
    }

    private static void count(StringBuilder text, long count, String what) {
        if (count > 0) {
            text.append(", ").append(count).append(' ').append(what);
        }
    }
}
