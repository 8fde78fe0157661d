package io.gruard.traffic.simulate;

/** The two ends of a flow. */
enum Side {
    /** The end that sends the first packet. */
    ORIGINATOR,
    /** The other end. */
    RESPONDER;

    Side other() {
        return this == ORIGINATOR ? RESPONDER : ORIGINATOR;
    }
}
