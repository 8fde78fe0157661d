package io.gruard.optimize;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The trials of a study at one moment, by ascending number. Samplers and pruners decide on them. */
public record History(String studyName, Direction direction, List<TrialRecord> trials) {

    public History {
        trials = List.copyOf(trials);
    }

    /** Returns the history with the selected trials only. */
    public History where(Predicate<TrialRecord> selected) {
        return new History(
                studyName, direction, trials.stream().filter(selected).toList());
    }

    /** Returns the trials in a state. */
    public List<TrialRecord> in(TrialState state) {
        return trials.stream().filter(trial -> trial.state() == state).toList();
    }

    /** Returns the completed and pruned trials. */
    public List<TrialRecord> informative() {
        return trials.stream().filter(trial -> trial.state().isInformative()).toList();
    }

    /** Returns the completed trial with the best value, or the first of equally good ones. */
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
