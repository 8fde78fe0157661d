package io.gruard.training.protocol;

/**
 * Number of rows of each kind in a round.
 *
 * @param train real training rows
 * @param synthetic training rows that the balancer added
 * @param validation rows for early stopping
 * @param test test rows
 */
public record RowCounts(int train, int synthetic, int validation, int test) {}
