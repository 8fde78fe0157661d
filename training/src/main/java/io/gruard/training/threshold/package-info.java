/** Alert thresholds, fitted to the number of alerts that a team can handle in a day. */
@org.jspecify.annotations.NullMarked
package io.gruard.training.threshold;
