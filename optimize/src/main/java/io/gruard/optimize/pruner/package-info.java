/**
 * Pruners end trials that are unlikely to become good: percentiles, successive halving, Hyperband and Wilcoxon's test.
 */
@NullMarked
package io.gruard.optimize.pruner;

import org.jspecify.annotations.NullMarked;
