package io.gruard.training.metric;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The figures of an evaluation that is repeated over folds or seeds.
 *
 * @param over what is repeated, {@code folds} or {@code seeds}
 * @param evaluation name of the repeated evaluation, such as {@code fold} or {@code KDDTest+}
 * @param spreads the spread of every figure
 * @param verdicts the spread of every verdict figure that all evaluations have
 */
public record Repetition(
        String over, String evaluation, Map<Figure, Spread> spreads, Map<VerdictFigure, Spread> verdicts) {
    /** Computes the spreads of the figures of several evaluations. */
    public static Repetition of(String over, String evaluation, List<Evaluation> evaluations) {
        Map<Figure, Spread> spreads = new EnumMap<>(Figure.class);
        for (Figure figure : Figure.values()) {
            spreads.put(figure, Spread.of(evaluations.stream().map(figure::of).toList()));
        }
        return new Repetition(over, evaluation, spreads, verdicts(evaluations));
    }

    private static Map<VerdictFigure, Spread> verdicts(List<Evaluation> evaluations) {
        Map<VerdictFigure, Spread> spreads = new EnumMap<>(VerdictFigure.class);
        for (VerdictFigure figure : VerdictFigure.values()) {
            List<Double> values = new ArrayList<>();
            for (Evaluation evaluation : evaluations) {
                VerdictFigures own = evaluation.verdicts();
                VerdictFigures.Interval found =
                        own == null ? null : own.figures().get(figure);
                if (found != null) {
                    values.add(found.value());
                }
            }
            if (values.size() == evaluations.size()) {
                spreads.put(figure, Spread.of(values));
            }
        }
        return spreads;
    }

    public Spread spread(Figure figure) {
        return Objects.requireNonNull(spreads.get(figure), "a repetition has every figure");
    }

    /** Returns the number of repetitions. */
    public int count() {
        return spread(Figure.ACCURACY).count();
    }
}
