package io.gruard.traffic.source;

/** The order in which records of connections are passed on, and in which windows count them. */
public enum RecordOrder {
    /** Both as the source gives them, at once: for sources that go on while they are read. */
    LIVE,
    /** Windows count by the times at which connections ended; records are passed on as the source gives them. */
    SOURCE,
    /** Windows count by the times at which connections ended, and records are passed on in this order. */
    TIME
}
