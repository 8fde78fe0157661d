/**
 * Parzen estimators: mixtures of kernels over parameters, which the TPE sampler draws from and compares.
 */
@NullMarked
package io.gruard.optimize.parzen;

import org.jspecify.annotations.NullMarked;
