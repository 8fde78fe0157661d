/**
 * Samplers choose the parameters of trials: TPE, random and grid search.
 */
@NullMarked
package io.gruard.optimize.sampler;

import org.jspecify.annotations.NullMarked;
