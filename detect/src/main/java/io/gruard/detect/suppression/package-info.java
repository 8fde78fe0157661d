/** Rules that suppress detections, how often each matched, and what a rule would have done to past alerts. */
@NullMarked
package io.gruard.detect.suppression;

import org.jspecify.annotations.NullMarked;
