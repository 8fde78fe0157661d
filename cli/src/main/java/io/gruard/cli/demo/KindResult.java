package io.gruard.cli.demo;

import io.gruard.traffic.simulate.TrafficLabel;

/**
 * What became of the fresh connections of one kind.
 *
 * @param connections how many there were
 * @param alarmed classified as an attack of any kind, a novel one among them
 * @param right classified as what they are
 * @param novel classified as a novel attack
 * @param confusedWith the wrong class that came most often; empty if there is none
 * @param confused how often it came
 */
public record KindResult(
        TrafficLabel label,
        long connections,
        long alarmed,
        long right,
        long novel,
        String confusedWith,
        long confused) {}
