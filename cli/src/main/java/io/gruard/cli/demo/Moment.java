package io.gruard.cli.demo;

import io.gruard.traffic.simulate.TrafficLabel;

/**
 * One fresh connection on the timeline.
 *
 * @param second when it began, in seconds after the first one
 * @param alarmed whether it was classified as an attack
 */
public record Moment(double second, TrafficLabel label, boolean alarmed) {}
