/** From where on records are worth an alert: thresholds from what a team can look at in a day. */
@org.jspecify.annotations.NullMarked
package io.gruard.training.threshold;
