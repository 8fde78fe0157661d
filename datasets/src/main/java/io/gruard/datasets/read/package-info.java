/** Finds or downloads the files of a data set, and reads them into records. */
@NullMarked
package io.gruard.datasets.read;

import org.jspecify.annotations.NullMarked;
