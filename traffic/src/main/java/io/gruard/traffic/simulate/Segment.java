package io.gruard.traffic.simulate;

/** The changing fields of a TCP header. */
record Segment(int sequence, int acknowledgement, int flags, int window) {}
