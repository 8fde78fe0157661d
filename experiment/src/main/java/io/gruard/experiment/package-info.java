/** Runs: from the data to a folder with a model, figures and a report. Evaluates stored models and runs. */
package io.gruard.experiment;
