/** Classical learners, and networks as learners that report their size. */
@NullMarked
package io.gruard.baselines.learner;

import org.jspecify.annotations.NullMarked;
