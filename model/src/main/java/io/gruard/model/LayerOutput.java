package io.gruard.model;

import io.gruard.nn.Shape;

/**
 * What flows between two layers.
 *
 * @param value the value's name in the graph, of rank 3
 * @param layout the order of its axes
 * @param shape steps and channels of one row
 */
record LayerOutput(String value, Layout layout, Shape shape) {}
