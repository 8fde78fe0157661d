/** Whole runs: from the data to a folder with a model, figures and a report; and the judging of a model again. */
package io.gruard.experiment;
