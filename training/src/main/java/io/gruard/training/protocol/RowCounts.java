package io.gruard.training.protocol;

/**
 * Rows of one round.
 *
 * @param train real rows trained on
 * @param synthetic rows that the balancer added to them
 * @param validation rows that early stopping looked at
 * @param test rows that it was judged by
 */
public record RowCounts(int train, int synthetic, int validation, int test) {}
