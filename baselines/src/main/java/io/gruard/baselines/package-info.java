/** Compares networks with classical models and ablations: the same rows, splits and seeds, in one table. */
@NullMarked
package io.gruard.baselines;

import org.jspecify.annotations.NullMarked;
