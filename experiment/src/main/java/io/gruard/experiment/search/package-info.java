/** The tuner applied to networks: which settings are searched, how a trial trains and is valued, and what a search leaves behind. */
package io.gruard.experiment.search;
