package io.gruard.detect;

/**
 * A feature's contribution to a detection.
 *
 * @param feature name of the feature
 * @param value its value in the record, as text
 * @param drop how much the class's probability falls without the feature, -1 to 1
 */
public record Contribution(String feature, String value, float drop) {}
