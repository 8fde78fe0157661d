package io.gruard.optimize.pruner;

import io.gruard.optimize.History;
import io.gruard.optimize.Pruner;
import io.gruard.optimize.TrialRecord;
import io.gruard.optimize.TrialState;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/**
 * Hyperband (Li et al., JMLR 18, 2018): brackets of successive halving with different first rungs. The bracket of a trial
 * depends on its number and the study's name, so all workers agree on it. Pruner and sampler use only the trials of the same
 * bracket.
 *
 * @param minSteps steps to the first rung of the first bracket
 * @param maxSteps steps of a complete trial; 0 for one more than the last step of the longest completed trial
 * @param reduction as in {@link SuccessiveHalvingPruner}
 */
public record HyperbandPruner(int minSteps, int maxSteps, int reduction) implements Pruner {

    public HyperbandPruner {
        if (minSteps < 1) {
            throw new IllegalArgumentException("minimum steps: expected 1 or more, found " + minSteps);
        }
        if (maxSteps != 0 && maxSteps < minSteps) {
            throw new IllegalArgumentException(
                    "maximum steps: expected at least the minimum, " + minSteps + ", found " + maxSteps);
        }
        if (reduction < 2) {
            throw new IllegalArgumentException("reduction: expected 2 or more, found " + reduction);
        }
    }

    public static HyperbandPruner defaults() {
        return new HyperbandPruner(1, 0, 3);
    }

    @Override
    public PruningDecision decide(History history, TrialRecord trial) {
        OptionalInt max = maxSteps(history);
        if (max.isEmpty()) {
            return PruningDecision.CONTINUE;
        }
        int bracket = bracketOf(trial.number(), history.studyName(), max.getAsInt());
        return new SuccessiveHalvingPruner(minSteps, reduction, bracket, 0)
                .decide(ofBracket(bracket, history, max.getAsInt()), trial);
    }

    @Override
    public History visibleTo(int number, History history) {
        OptionalInt max = maxSteps(history);
        return max.isEmpty()
                ? history
                : ofBracket(bracketOf(number, history.studyName(), max.getAsInt()), history, max.getAsInt());
    }

    private History ofBracket(int bracket, History history, int max) {
        return history.where(trial -> bracketOf(trial.number(), history.studyName(), max) == bracket);
    }

    private OptionalInt maxSteps(History history) {
        if (maxSteps > 0) {
            return OptionalInt.of(maxSteps);
        }
        return history.in(TrialState.COMPLETE).stream()
                .flatMapToInt(trial -> trial.lastStep().stream())
                .map(last -> last + 1)
                .max();
    }

    /** Returns the number of trials of each bracket in one round. The first bracket has the earliest first rung. */
    int[] allocations(int max) {
        int brackets = (int) Math.floor(Math.log((double) max / minSteps) / Math.log(reduction) + 1e-12) + 1;
        return IntStream.range(0, brackets)
                .map(bracket -> {
                    int left = brackets - 1 - bracket;
                    return (int) Math.ceil(brackets * Math.pow(reduction, left) / (left + 1));
                })
                .toArray();
    }

    int bracketOf(int number, String study, int max) {
        int[] allocations = allocations(max);
        CRC32 hash = new CRC32();
        hash.update((study + "_" + number).getBytes(StandardCharsets.UTF_8));
        long place = hash.getValue() % IntStream.of(allocations).sum();
        int bracket = 0;
        while (place >= allocations[bracket]) {
            place -= allocations[bracket];
            bracket++;
        }
        return bracket;
    }
}
