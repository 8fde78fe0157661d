/** A run's folder: what is in it, and that it is there whole or not at all. */
package io.gruard.experiment.run;
