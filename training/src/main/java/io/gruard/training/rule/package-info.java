/**
 * Searches the best one-line rules: one condition on one column, or two conditions joined. A model is worth its cost only
 * if it is better than such a rule.
 */
@NullMarked
package io.gruard.training.rule;

import org.jspecify.annotations.NullMarked;
