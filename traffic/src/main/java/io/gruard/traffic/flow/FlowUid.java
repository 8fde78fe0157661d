package io.gruard.traffic.flow;

/** Identifiers of flows: 'C' and 17 characters derived from the flow's addresses, ports, protocol and time. */
final class FlowUid {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private FlowUid() {}

    static String of(Flow flow) {
        long ports = (long) flow.originatorPort() << 32 | (long) flow.responderPort() << 8 | flow.protocol();
        long first = Mixing.mix(
                flow.originator().high() ^ Mixing.mix(flow.originator().low()));
        first = Mixing.mix(first ^ flow.responder().high());
        first = Mixing.mix(first ^ flow.responder().low());
        first = Mixing.mix(first ^ ports);
        first = Mixing.mix(first ^ flow.startNanos());
        long second = Mixing.mix(first + Mixing.GOLDEN);
        StringBuilder uid = new StringBuilder(18).append('C');
        append(uid, first, 9);
        append(uid, second, 8);
        return uid.toString();
    }

    private static void append(StringBuilder uid, long bits, int characters) {
        long left = bits;
        for (int i = 0; i < characters; i++) {
            uid.append(ALPHABET.charAt((int) Long.remainderUnsigned(left, ALPHABET.length())));
            left = Long.divideUnsigned(left, ALPHABET.length());
        }
    }
}
