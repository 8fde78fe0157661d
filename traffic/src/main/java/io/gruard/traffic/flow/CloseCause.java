package io.gruard.traffic.flow;

/** Why the flow table closed a flow. */
public enum CloseCause {
    /** Both sides closed or one side reset, and the time for late packets is over. */
    ENDED,
    /** No packet arrived for too long, or a connection attempt was not answered. */
    TIMEOUT,
    /** A new connection uses the same addresses and ports. */
    REUSED,
    /** The table was full. */
    EVICTED,
    /** The source ended. */
    SOURCE_END
}
