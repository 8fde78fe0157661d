package io.gruard.traffic.kdd;

import io.gruard.traffic.flow.Flow;

/** KDD's flag: how a connection went. */
final class KddFlag {
    /** What a flag counts for in the error rates. */
    enum Fault {
        NONE,
        /** The connection was not established or not ended: S0, S1, S2, S3, SH. */
        SYN,
        /** It was rejected or aborted: REJ, RSTR, RSTO, RSTOS0. */
        REJECTION
    }

    private KddFlag() {}

    /**
     * The flag of a flow: of TCP its connection state; of UDP and ICMP {@code SF}, as all of KDD's rows have it.
     * The two states that KDD does not have, where the responder began, are {@code OTH}.
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

    /** What the flag of a flow counts for. */
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
