/** Stores the packets of an alert as small capture files. */
@NullMarked
package io.gruard.detect.excerpt;

import org.jspecify.annotations.NullMarked;
