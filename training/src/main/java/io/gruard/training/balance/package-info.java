/** Balances training sets with SMOTE and SMOTE-NC, and searches exact nearest rows for them. */
@NullMarked
package io.gruard.training.balance;

import org.jspecify.annotations.NullMarked;
