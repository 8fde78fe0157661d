/** Data sets: one is opened by its descriptor, and its parts are read into records. */
@NullMarked
package io.gruard.datasets;

import org.jspecify.annotations.NullMarked;
