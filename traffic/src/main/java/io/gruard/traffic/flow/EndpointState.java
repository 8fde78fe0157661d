package io.gruard.traffic.flow;

/** What one endpoint of a TCP connection has done so far. */
enum EndpointState {
    /** Nothing. */
    INACTIVE,
    /** Sent SYN. */
    SYN_SENT,
    /** Sent SYN-ACK as originator: the SYN it answers was not seen. */
    SYN_ACK_SENT,
    /** Sent packets, of which none was SYN. */
    PARTIAL,
    /** Sent SYN, and was answered or answers. */
    ESTABLISHED,
    /** Sent FIN. */
    CLOSED,
    /** Sent RST. */
    RESET;

    /** Whether the handshake may still come or is under way. */
    boolean inHandshake() {
        return this == INACTIVE || this == SYN_SENT || this == SYN_ACK_SENT;
    }

    /** Whether the endpoint sent no SYN, as far as was seen. */
    boolean beginningUnseen() {
        return this == INACTIVE || this == PARTIAL;
    }
}
