/** From records to detections: a trained model applied to a stream in small batches, in order. */
@NullMarked
package io.gruard.detect;

import org.jspecify.annotations.NullMarked;
