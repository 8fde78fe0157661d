/** From records to detections: applies a trained model to a stream of records in small batches, in order. */
@NullMarked
package io.gruard.detect;

import org.jspecify.annotations.NullMarked;
