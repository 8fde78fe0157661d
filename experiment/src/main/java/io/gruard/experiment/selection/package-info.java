/** Selection of novelty measures: compares measures on rows that are left out of the training part. */
@NullMarked
package io.gruard.experiment.selection;

import org.jspecify.annotations.NullMarked;
