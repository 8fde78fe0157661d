package io.gruard.traffic.packet;

/**
 * The label of a packet.
 *
 * @param name as a label file has it
 * @param attack whether it is the label of an attack, not of benign traffic
 */
public record PacketLabel(String name, boolean attack) {}
