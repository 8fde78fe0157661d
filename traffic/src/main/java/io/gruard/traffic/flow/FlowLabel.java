package io.gruard.traffic.flow;

/**
 * The label of a flow, from the labels of its packets. A flow is benign only if all its packets are. One packet of an
 * attack makes the flow one of that attack.
 *
 * @param name the label; empty without one, also if some packets are benign and the others have no label
 * @param conflict whether packets have labels of different attacks; the first of them is the label of the flow
 */
public record FlowLabel(String name, boolean conflict) {
    /** No label. */
    public static final FlowLabel NONE = new FlowLabel("", false);
}
