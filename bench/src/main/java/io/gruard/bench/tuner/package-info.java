/**
 * Compares the optimizer with Optuna: quality of the best values on test functions, and time of a suggestion.
 */
@NullMarked
package io.gruard.bench.tuner;

import org.jspecify.annotations.NullMarked;
