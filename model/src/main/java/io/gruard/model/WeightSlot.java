package io.gruard.model;

/**
 * A tensor of weights in the graph.
 *
 * @param name its name in the file
 * @param position its index among the initializers of the graph
 * @param addresses the address of each element among all weights of the network
 */
record WeightSlot(String name, int position, int[] addresses) {}
