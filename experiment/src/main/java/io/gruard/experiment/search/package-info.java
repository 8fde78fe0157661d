/** Parameter search for networks: search spaces, the objective of a trial, and the results of a search. */
package io.gruard.experiment.search;
