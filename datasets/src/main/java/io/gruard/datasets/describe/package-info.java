/** Writes a first descriptor for files of which nothing is known but their cells. */
@NullMarked
package io.gruard.datasets.describe;

import org.jspecify.annotations.NullMarked;
