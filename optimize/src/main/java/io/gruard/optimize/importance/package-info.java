/**
 * Estimates the importance of parameters from the completed trials of a study: functional ANOVA and PED-ANOVA.
 */
@NullMarked
package io.gruard.optimize.importance;

import org.jspecify.annotations.NullMarked;
