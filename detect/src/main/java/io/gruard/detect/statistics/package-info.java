/** What a run of detection has done so far, in numbers, for people and for programs. */
@NullMarked
package io.gruard.detect.statistics;

import org.jspecify.annotations.NullMarked;
