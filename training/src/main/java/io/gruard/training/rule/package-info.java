/**
 * The best one-line rules of a table: one threshold or value of one column, or two of them joined. A model is worth its
 * cost only where it does better than they do.
 */
@NullMarked
package io.gruard.training.rule;

import org.jspecify.annotations.NullMarked;
