package io.gruard.traffic.connections;

import java.util.Arrays;

/**
 * Computes the features of connections one by one. Not thread-safe.
 *
 * <p>The windows count connections in the order in which they are passed, which should be the order of their ends. A
 * feature that the counters of the source do not determine is {@link Float#NaN}.
 */
public final class ConnectionExtractor {
    private static final double MILLI = 1000;
    private static final double FULL_PACKET = 1500;
    private static final int TCP_HEADERS = 40;
    private static final int OTHER_HEADERS = 28;

    /** TCP options take at most this many bytes in an ordinary packet. More bytes are payload. */
    private static final int TCP_OPTIONS = 24;

    private final FailureWindows windows;

    /** Makes an extractor with windows of the default size. */
    public ConnectionExtractor() {
        this(new FailureWindows());
    }

    public ConnectionExtractor(FailureWindows windows) {
        this.windows = windows;
    }

    /** The windows, which have counters for statistics. */
    public FailureWindows windows() {
        return windows;
    }

    /** Computes the features of a connection, in the order of {@link ConnectionFeatures#NAMES}. */
    public float[] next(ConnectionSummary connection) {
        float[] features = new float[ConnectionFeatures.NAMES.size()];
        next(connection, features);
        return features;
    }

    /**
     * Computes the features of a connection into an array.
     *
     * @param connection the connection
     * @param into array with room for all features
     */
    public void next(ConnectionSummary connection, float[] into) {
        double fromPackets = known(connection.originatorPackets());
        double toPackets = known(connection.responderPackets());
        double fromBytes = known(connection.originatorIpBytes());
        double toBytes = known(connection.responderIpBytes());
        double millis = known(connection.durationMicros()) / MILLI;
        double fromPayload = payload(connection.isTcp(), fromPackets, fromBytes);
        double toPayload = payload(connection.isTcp(), toPackets, toBytes);

        into[0] = log(millis);
        into[1] = log(fromPackets);
        into[2] = log(toPackets);
        into[3] = log(fromBytes);
        into[4] = log(toBytes);

        int at = ConnectionFeatures.FIRST_SHAPE;
        into[at] = (float) (share(fromBytes, fromPackets) / FULL_PACKET);
        into[at + 1] = (float) (share(toBytes, toPackets) / FULL_PACKET);
        into[at + 2] = (float) share(toPackets, fromPackets + toPackets);
        into[at + 3] = (float) share(toBytes, fromBytes + toBytes);
        into[at + 4] = log(fromPayload);
        into[at + 5] = log(toPayload);
        double seconds = Math.max(1, millis) / MILLI;
        into[at + 6] = log((fromPackets + toPackets) / seconds);
        into[at + 7] = log((fromBytes + toBytes) / seconds);

        at = ConnectionFeatures.FIRST_PROTOCOL;
        into[at] = connection.isTcp() ? 1 : 0;
        into[at + 1] = connection.isUdp() ? 1 : 0;
        into[at + 2] = connection.isIcmp() ? 1 : 0;

        at = ConnectionFeatures.FIRST_FLAG;
        for (int letter = 0; letter < ConnectionSummary.LETTERS.length(); letter++) {
            boolean known = (connection.knownLetters() >> letter & 1) != 0;
            into[at + letter] = known ? connection.letters() >> letter & 1 : Float.NaN;
        }

        at = ConnectionFeatures.FIRST_SHARE;
        if (Double.isNaN(toPackets)) {
            // It is unknown whether the connection failed, so the windows do not count it.
            Arrays.fill(into, at, at + 3 * FailureWindows.WINDOWS, Float.NaN);
        } else {
            boolean failed = failed(connection, toPackets, fromPayload + toPayload);
            windows.add(connection.originator(), connection.responder(), connection.endMicros(), failed, into, at);
        }
    }

    private static boolean failed(ConnectionSummary connection, double answers, double payload) {
        boolean reset = connection.isTcp() && (connection.has('R') || connection.has('r'));
        boolean accepted = connection.has('h') || connection.has('H');
        return answers == 0 || (reset && !accepted && !(payload > 0));
    }

    /** The bytes above the usual headers. A few bytes in a TCP packet are options, not payload. */
    private static double payload(boolean tcp, double packets, double bytes) {
        double payload = Math.max(0, bytes - packets * (tcp ? TCP_HEADERS : OTHER_HEADERS));
        return tcp && payload <= TCP_OPTIONS * packets ? 0 : payload;
    }

    private static double known(long count) {
        return count == ConnectionSummary.MISSING ? Double.NaN : count;
    }

    private static float log(double value) {
        return (float) Math.log1p(value);
    }

    /** The fraction {@code part / whole}; 0 if the whole is 0. */
    private static double share(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }
}
