/** Statistics of a detection run, for people and for programs. */
@NullMarked
package io.gruard.detect.statistics;

import org.jspecify.annotations.NullMarked;
