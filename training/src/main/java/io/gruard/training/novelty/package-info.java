/** Fits novelty detectors: measures of the distance from benign rows, and the threshold of novelty. */
@org.jspecify.annotations.NullMarked
package io.gruard.training.novelty;
