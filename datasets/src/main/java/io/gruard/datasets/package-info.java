/** Opens data sets by their descriptors and reads their parts into records. */
@NullMarked
package io.gruard.datasets;

import org.jspecify.annotations.NullMarked;
