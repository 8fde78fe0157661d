package io.gruard.model;

import io.gruard.nn.Shape;

/**
 * A value between two layers.
 *
 * @param value name of the value in the graph, of rank 3
 * @param layout order of its axes
 * @param shape steps and channels of one row
 */
record LayerOutput(String value, Layout layout, Shape shape) {}
