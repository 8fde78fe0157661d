package io.gruard.detect;

/**
 * A feature's part in a detection.
 *
 * @param feature its name
 * @param value its value in the record, as text
 * @param drop by how much the class's probability falls without the feature, -1 to 1
 */
public record Contribution(String feature, String value, float drop) {}
