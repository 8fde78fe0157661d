package io.gruard.experiment.search;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Options of a search. A study may be continued with other options.
 *
 * @param trials total number of trials of the study
 * @param workers number of concurrent trials in this process
 * @param threads total number of threads of all workers
 * @param sampler chooses the settings
 * @param pruner as in {@link PrunerChoice#FORMS}; empty for the default
 * @param timeLimit time limit of this call; empty for none
 * @param trialTimeLimit time limit of each trial; empty for none
 * @param stop if true, running trials end at their next step and the search ends
 * @param out receives the table of trials
 */
public record SearchOptions(
        int trials,
        int workers,
        int threads,
        SamplerChoice sampler,
        Optional<String> pruner,
        Optional<Duration> timeLimit,
        Optional<Duration> trialTimeLimit,
        BooleanSupplier stop,
        PrintWriter out) {

    public SearchOptions {
        if (trials < 1 || workers < 1 || threads < 1) {
            throw new IllegalArgumentException("search: expected 1 or more trials, workers and threads, found " + trials
                    + ", " + workers + " and " + threads);
        }
        pruner.ifPresent(PrunerChoice::of);
    }
}
