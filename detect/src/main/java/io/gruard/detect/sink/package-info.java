/** Where alerts go. */
@NullMarked
package io.gruard.detect.sink;

import org.jspecify.annotations.NullMarked;
