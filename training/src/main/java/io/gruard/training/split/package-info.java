/** Splits of records into training rows and held-out rows. The same seed gives the same split on every machine. */
@NullMarked
package io.gruard.training.split;

import org.jspecify.annotations.NullMarked;
