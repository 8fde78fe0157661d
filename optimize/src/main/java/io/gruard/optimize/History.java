package io.gruard.optimize;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The trials of a study at one moment, by ascending number: what samplers and pruners decide on.
 */
public record History(String studyName, Direction direction, List<TrialRecord> trials) {

    public History {
        trials = List.copyOf(trials);
    }

    public History where(Predicate<TrialRecord> expected) {
        return new History(
                studyName, direction, trials.stream().filter(expected).toList());
    }

    public List<TrialRecord> in(TrialState state) {
        return trials.stream().filter(trial -> trial.state() == state).toList();
    }

    /** Completed and pruned trials. */
    public List<TrialRecord> informative() {
        return trials.stream().filter(trial -> trial.state().isInformative()).toList();
    }

    /** The completed trial with the best value, the earliest of equals. */
    public Optional<TrialRecord> best() {
        TrialRecord best = null;
        double bestValue = Double.NaN;
        for (TrialRecord trial : trials) {
            Double value = trial.value();
            if (trial.state() != TrialState.COMPLETE || value == null || value.isNaN()) {
                continue;
            }
            if (best == null || direction.isBetter(value, bestValue)) {
                best = trial;
                bestValue = value;
            }
        }
        return Optional.ofNullable(best);
    }
}
