/** Rules that say which detections are not worth a person's time, how often each was used, and what a rule would have done. */
@NullMarked
package io.gruard.detect.suppression;

import org.jspecify.annotations.NullMarked;
