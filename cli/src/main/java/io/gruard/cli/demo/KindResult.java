package io.gruard.cli.demo;

import io.gruard.traffic.simulate.TrafficLabel;

/**
 * The results of the fresh connections of one kind.
 *
 * @param connections number of connections
 * @param alarmed number classified as any attack, including novel attacks
 * @param right number classified correctly
 * @param novel number classified as a novel attack
 * @param confusedWith the most frequent wrong class; empty if there is none
 * @param confused how often it occurs
 */
public record KindResult(
        TrafficLabel label,
        long connections,
        long alarmed,
        long right,
        long novel,
        String confusedWith,
        long confused) {}
