package io.gruard.experiment.search;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Under which a search goes on. The same study may go on under others.
 *
 * @param trials total of the study
 * @param workers trials side by side in this process
 * @param threads of all workers together
 * @param sampler chooses the settings
 * @param pruner as in {@link PrunerChoice#FORMS}; empty for the usual one
 * @param timeLimit of this call; empty for none
 * @param trialTimeLimit of each trial; empty for none
 * @param stop once true, running trials end at their next step and the search with them
 * @param out where the table of trials goes
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
            throw new IllegalArgumentException(
                    "trials, workers and threads must be 1 or more, found " + trials + ", " + workers + ", " + threads);
        }
        pruner.ifPresent(PrunerChoice::of);
    }
}
