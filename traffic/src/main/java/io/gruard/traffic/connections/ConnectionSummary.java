package io.gruard.traffic.connections;

import io.gruard.traffic.IpAddress;
import io.gruard.traffic.flow.Flow;
import io.gruard.traffic.packet.IpProtocol;

/**
 * The data of a connection from which its features are computed, from any source. Times are integer microseconds, the
 * resolution of logs.
 *
 * @param originator endpoint that began the connection; only the windows use it
 * @param responder the other endpoint; only the windows use it
 * @param protocol number of the protocol above IP
 * @param startMicros time of the first packet, microseconds since 1970-01-01 UTC
 * @param durationMicros time from the first to the last packet, or {@link #MISSING}
 * @param originatorPackets packets of the originator, or {@link #MISSING}
 * @param responderPackets packets of the responder, or {@link #MISSING}
 * @param originatorIpBytes bytes of the originator's IP packets including headers, or {@link #MISSING}
 * @param responderIpBytes bytes of the responder's IP packets including headers, or {@link #MISSING}
 * @param letters the {@link #LETTERS} of Zeek's history that occur, as bits, with the first letter in the lowest bit
 * @param knownLetters the letters for which the source reports whether they occur, as bits
 */
public record ConnectionSummary(
        IpAddress originator,
        IpAddress responder,
        int protocol,
        long startMicros,
        long durationMicros,
        long originatorPackets,
        long responderPackets,
        long originatorIpBytes,
        long responderIpBytes,
        int letters,
        int knownLetters) {
    /** Marks a count that the source does not have. */
    public static final long MISSING = -1;

    /**
     * The letters of Zeek's history that are features: SYN, SYN-ACK, pure ACK, data, FIN and RST of the originator,
     * then of the responder.
     */
    public static final String LETTERS = "SHADFRshadfr";

    /** The bits of all {@link #LETTERS}. */
    public static final int ALL_LETTERS = (1 << LETTERS.length()) - 1;

    private static final int NANOS_PER_MICRO = 1000;

    private static final short[] BIT_OF_LETTER = bitOfLetter();

    private static short[] bitOfLetter() {
        short[] bits = new short[128];
        for (int i = 0; i < LETTERS.length(); i++) {
            bits[LETTERS.charAt(i)] = (short) (1 << i);
        }
        return bits;
    }

    /** Makes the summary of a flow. */
    public static ConnectionSummary of(Flow flow) {
        return new ConnectionSummary(
                flow.originator(),
                flow.responder(),
                flow.protocol(),
                micros(flow.startNanos()),
                Math.max(0, micros(flow.durationNanos())),
                flow.originatorPackets(),
                flow.responderPackets(),
                flow.originatorIpBytes(),
                flow.responderIpBytes(),
                letters(flow.history()),
                ALL_LETTERS);
    }

    /** Converts nanoseconds to microseconds, rounding half up as logs do. */
    public static long micros(long nanos) {
        return Math.floorDiv(nanos + NANOS_PER_MICRO / 2, NANOS_PER_MICRO);
    }

    /** The bits of the {@link #LETTERS} in a history. Other letters are ignored. */
    public static int letters(String history) {
        int letters = 0;
        for (int i = 0; i < history.length(); i++) {
            char letter = history.charAt(i);
            letters |= letter < BIT_OF_LETTER.length ? BIT_OF_LETTER[letter] : 0;
        }
        return letters;
    }

    /** The end of the connection, microseconds since 1970-01-01 UTC. It is the start if the duration is missing. */
    public long endMicros() {
        return startMicros + Math.max(0, durationMicros);
    }

    boolean isTcp() {
        return protocol == IpProtocol.TCP;
    }

    boolean isUdp() {
        return protocol == IpProtocol.UDP;
    }

    boolean isIcmp() {
        return protocol == IpProtocol.ICMP || protocol == IpProtocol.ICMPV6;
    }

    /** Whether a letter is known to occur. */
    boolean has(char letter) {
        return (letters & knownLetters & BIT_OF_LETTER[letter]) != 0;
    }
}
