/** Records by column, their labels, the split that sets rows aside for training, and the encoder that is fitted to those rows alone. */
@NullMarked
package io.gruard.core;

import org.jspecify.annotations.NullMarked;
