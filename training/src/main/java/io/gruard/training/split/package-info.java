/** Splits of records into rows to train on and rows to judge by: all by seed, and the same for the same seed on every machine. */
@NullMarked
package io.gruard.training.split;

import org.jspecify.annotations.NullMarked;
