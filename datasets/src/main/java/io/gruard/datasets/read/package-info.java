/** Finds the files of a data set, fetches those that are missing, and reads them into records. */
@NullMarked
package io.gruard.datasets.read;

import org.jspecify.annotations.NullMarked;
