/** Looks for what makes a split's figures better than they deserve: copies on both sides, features that give the class away, and the like. */
@NullMarked
package io.gruard.training.audit;

import org.jspecify.annotations.NullMarked;
