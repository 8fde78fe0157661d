package io.gruard.traffic.flow;

/**
 * How a flow began and ended, with the values of Zeek's {@code conn_state}. KDD's {@code flag} uses the same values.
 */
public enum ConnState {
    /** Attempt without an answer. */
    S0,
    /** Established, not ended. */
    S1,
    /** Established and ended normally. For UDP: packets in both directions. */
    SF,
    /** Attempt rejected. */
    REJ,
    /** Established, the originator closed, the responder did not answer. */
    S2,
    /** Established, the responder closed, the originator did not answer. */
    S3,
    /** Established, the originator aborted. */
    RSTO,
    /** The responder aborted. */
    RSTR,
    /** The originator sent SYN and then RST; no SYN-ACK was seen. */
    RSTOS0,
    /** The responder sent SYN-ACK and then RST; no SYN was seen. */
    RSTRH,
    /** The originator sent SYN and then FIN; no SYN-ACK was seen. */
    SH,
    /** The responder sent SYN-ACK and then FIN; no SYN was seen. For UDP: packets of the responder only. */
    SHR,
    /** Any other, such as traffic whose beginning was not seen. */
    OTH
}
