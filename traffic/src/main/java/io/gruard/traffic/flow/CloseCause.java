package io.gruard.traffic.flow;

/** Why the flow table closed a flow. */
public enum CloseCause {
    /** Both sides closed or one aborted, and the time for stragglers is over. */
    ENDED,
    /** No packet came for too long, or a connection attempt was not answered. */
    TIMEOUT,
    /** A new connection took over the addresses and ports. */
    REUSED,
    /** The table was full. */
    EVICTED,
    /** The source ended. */
    SOURCE_END
}
