package io.gruard.detect.sink;

/**
 * How a sink fares.
 *
 * @param receiver where alerts go
 * @param delivered alerts since the start
 * @param waiting alerts on disk that were not delivered yet, those of earlier starts included
 * @param dropped alerts for which there was no room on disk
 * @param rejected alerts that the receiver will never take
 * @param trouble the last failure; empty if the last delivery went well
 */
public record SinkStatus(String receiver, long delivered, long waiting, long dropped, long rejected, String trouble) {
    /** Whether anything is worth a person's look. */
    public boolean troubled() {
        return waiting > 0 || dropped > 0 || rejected > 0 || !trouble.isEmpty();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(receiver);
        text.append(": ").append(delivered).append(" delivered");
        count(text, waiting, "waiting on disk");
        count(text, dropped, "dropped for want of room");
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
