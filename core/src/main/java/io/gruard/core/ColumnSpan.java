package io.gruard.core;

/**
 * The encoded columns of one feature.
 *
 * @param feature its name
 * @param first the first of its columns
 * @param width number of columns
 * @param categorical whether they are the one-hot columns of a category
 */
public record ColumnSpan(String feature, int first, int width, boolean categorical) {}
