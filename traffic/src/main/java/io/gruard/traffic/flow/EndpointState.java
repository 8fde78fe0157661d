package io.gruard.traffic.flow;

/** What one endpoint of a TCP connection has sent so far. */
enum EndpointState {
    /** Nothing. */
    INACTIVE,
    /** Sent SYN. */
    SYN_SENT,
    /** Sent SYN-ACK as originator. The SYN before it was not seen. */
    SYN_ACK_SENT,
    /** Sent packets, none of them SYN. */
    PARTIAL,
    /** Sent SYN, and the handshake is complete. */
    ESTABLISHED,
    /** Sent FIN. */
    CLOSED,
    /** Sent RST. */
    RESET;

    /** Whether the handshake is in progress or may still follow. */
    boolean inHandshake() {
        return this == INACTIVE || this == SYN_SENT || this == SYN_ACK_SENT;
    }

    /** Whether no SYN of the endpoint was seen. */
    boolean beginningUnseen() {
        return this == INACTIVE || this == PARTIAL;
    }
}
