package io.gruard.traffic.kdd;

import io.gruard.traffic.flow.Flow;

/** KDD's feature {@code flag}: how a connection went. */
final class KddFlag {
    /** The error rates in which a flag is counted. */
    enum Fault {
        NONE,
        /** The connection was not established or not ended: S0, S1, S2, S3, SH. */
        SYN,
        /** It was rejected or aborted: REJ, RSTR, RSTO, RSTOS0. */
        REJECTION
    }

    private KddFlag() {}

    /**
     * The flag of a flow: the connection state for TCP, and {@code SF} for UDP and ICMP, as in all rows of KDD. KDD
     * lacks the two states in which the responder began; they become {@code OTH}.
     */
    static String of(Flow flow) {
        if (!flow.isTcp()) {
            return "SF";
        }
        return switch (flow.state()) {
            case RSTRH, SHR, OTH -> "OTH";
            case S0, S1, S2, S3, SF, SH, REJ, RSTO, RSTR, RSTOS0 -> flow.state().name();
        };
    }

    /** The error rates in which the flag of a flow is counted. */
    static Fault error(Flow flow) {
        if (!flow.isTcp()) {
            return Fault.NONE;
        }
        return switch (flow.state()) {
            case S0, S1, S2, S3, SH -> Fault.SYN;
            case REJ, RSTR, RSTO, RSTOS0 -> Fault.REJECTION;
            case SF, RSTRH, SHR, OTH -> Fault.NONE;
        };
    }
}
