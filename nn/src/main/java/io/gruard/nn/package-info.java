/**
 * The network engine: layers, losses, optimizers and schedules as values, the network they make, training and scoring.
 *
 * <p>{@link io.gruard.nn.NetworkSpec} (what is computed) → {@link io.gruard.nn.Network} (its weights) →
 * {@link io.gruard.nn.TrainingSession} (changes them) → {@link io.gruard.nn.Scorer} (class probabilities).
 */
package io.gruard.nn;
