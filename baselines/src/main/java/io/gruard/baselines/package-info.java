/** Baselines and networks side by side: the same rows, the same splits, the same seeds, one table. */
@NullMarked
package io.gruard.baselines;

import org.jspecify.annotations.NullMarked;
