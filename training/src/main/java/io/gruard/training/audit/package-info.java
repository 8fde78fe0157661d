/** Audit of data sets and splits: equal rows on both sides, features that determine the class, and similar problems. */
@NullMarked
package io.gruard.training.audit;

import org.jspecify.annotations.NullMarked;
