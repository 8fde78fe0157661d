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
 * Hyperband (Li et al., JMLR 18, 2018): brackets of successive halving that differ in how soon they judge. A trial's bracket follows
 * from its number and the study's name, so all workers agree on it; a bracket compares, and its sampler sees, its own trials only.
 *
 * @param minSteps steps to the first rung of the first bracket
 * @param maxSteps steps of a whole trial; 0 for one more than the last step of the longest completed one
 * @param reduction as for {@link SuccessiveHalvingPruner}
 */
public record HyperbandPruner(int minSteps, int maxSteps, int reduction) implements Pruner {

    public HyperbandPruner {
        if (minSteps < 1) {
            throw new IllegalArgumentException("least steps must be at least 1, found " + minSteps);
        }
        if (maxSteps != 0 && maxSteps < minSteps) {
            throw new IllegalArgumentException(
                    "most steps must not be below the least, " + minSteps + ", found " + maxSteps);
        }
        if (reduction < 2) {
            throw new IllegalArgumentException("reduction must be at least 2, found " + reduction);
        }
    }

    public static HyperbandPruner defaults() {
        return new HyperbandPruner(1, 0, 3);
    }

    @Override
    public PruningDecision evaluator(History history, TrialRecord trial) {
        OptionalInt most = most(history);
        if (most.isEmpty()) {
            return PruningDecision.GO_ON;
        }
        int bracket = bracketOf(trial.number(), history.studyName(), most.getAsInt());
        return new SuccessiveHalvingPruner(minSteps, reduction, bracket, 0)
                .evaluator(ofBracket(bracket, history, most.getAsInt()), trial);
    }

    @Override
    public History visibleTo(int number, History history) {
        OptionalInt most = most(history);
        return most.isEmpty()
                ? history
                : ofBracket(bracketOf(number, history.studyName(), most.getAsInt()), history, most.getAsInt());
    }

    private History ofBracket(int bracket, History history, int most) {
        return history.where(trial -> bracketOf(trial.number(), history.studyName(), most) == bracket);
    }

    private OptionalInt most(History history) {
        if (maxSteps > 0) {
            return OptionalInt.of(maxSteps);
        }
        return history.in(TrialState.COMPLETE).stream()
                .flatMapToInt(trial -> trial.lastStep().stream())
                .map(last -> last + 1)
                .max();
    }

    /** The trials of each bracket in one round, first the one that judges soonest. */
    int[] allocations(int most) {
        int brackets = (int) Math.floor(Math.log((double) most / minSteps) / Math.log(reduction) + 1e-12) + 1;
        return IntStream.range(0, brackets)
                .map(bracket -> {
                    int left = brackets - 1 - bracket;
                    return (int) Math.ceil(brackets * Math.pow(reduction, left) / (left + 1));
                })
                .toArray();
    }

    int bracketOf(int number, String study, int most) {
        int[] allocations = allocations(most);
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
