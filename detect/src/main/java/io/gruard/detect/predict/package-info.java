/**
 * Classifies the records of CSV files and writes them with the predictions.
 */
@NullMarked
package io.gruard.detect.predict;

import org.jspecify.annotations.NullMarked;
