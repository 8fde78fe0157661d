/** Measures of novelty beside each other, by what is left out of the training part. */
@NullMarked
package io.gruard.bench.novelty;

import org.jspecify.annotations.NullMarked;
