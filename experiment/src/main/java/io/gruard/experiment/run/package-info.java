/** The folder of a run and its files. A finished folder is always complete. */
package io.gruard.experiment.run;
