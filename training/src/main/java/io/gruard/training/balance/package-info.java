/** Makes a training set less skewed: SMOTE and SMOTE-NC, and the exact search for nearest rows that they stand on. */
@NullMarked
package io.gruard.training.balance;

import org.jspecify.annotations.NullMarked;
