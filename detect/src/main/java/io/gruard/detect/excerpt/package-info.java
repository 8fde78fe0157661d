/** The packets behind an alert, kept as small capture files. */
@NullMarked
package io.gruard.detect.excerpt;

import org.jspecify.annotations.NullMarked;
