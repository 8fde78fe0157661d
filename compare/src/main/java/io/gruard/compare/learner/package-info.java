/** Learners to compare networks with, and networks as learners whose size is known. */
@NullMarked
package io.gruard.compare.learner;

import org.jspecify.annotations.NullMarked;
