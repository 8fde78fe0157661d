package io.gruard.model;

/**
 * A tensor of the graph that holds trained numbers.
 *
 * @param name its name in the file
 * @param position its place among the graph's initialisers
 * @param addresses for each element, its place among all numbers of the network laid end to end
 */
record WeightSlot(String name, int position, int[] addresses) {}
