/** Learners to compare networks with, and networks as learners whose size is known. */
@NullMarked
package io.gruard.baselines.learner;

import org.jspecify.annotations.NullMarked;
