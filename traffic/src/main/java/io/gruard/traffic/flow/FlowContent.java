package io.gruard.traffic.flow;

/**
 * The first payload bytes of a flow in both directions, in the order of the TCP streams, up to the first gap.
 *
 * @param originator bytes that the originator sent
 * @param responder bytes that the responder sent
 */
public record FlowContent(byte[] originator, byte[] responder) {
    /** No content was kept. */
    public static final FlowContent NONE = new FlowContent(new byte[0], new byte[0]);
}
