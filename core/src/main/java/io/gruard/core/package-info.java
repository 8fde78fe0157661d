/**
 * Records by column, their labels, the split into training and test rows, and the encoder that is fitted to training
 * rows.
 */
@NullMarked
package io.gruard.core;

import org.jspecify.annotations.NullMarked;
