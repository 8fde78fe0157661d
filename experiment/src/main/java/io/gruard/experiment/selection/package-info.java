/** Measures of novelty beside each other, by what is left out of the training part. */
@NullMarked
package io.gruard.experiment.selection;

import org.jspecify.annotations.NullMarked;
