package io.gruard.training.metric;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The same evaluation several times over: by folds or by seeds.
 *
 * @param over what differs: {@code folds} or {@code seeds}
 * @param evaluation what is repeated: {@code fold}, {@code KDDTest+}
 * @param spreads every figure's spread
 * @param verdicts those of the verdicts' figures that every evaluation has
 */
public record Repetition(
        String over, String evaluation, Map<Figure, Spread> spreads, Map<VerdictFigure, Spread> verdicts) {
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

    /** How often. */
    public int count() {
        return spread(Figure.ACCURACY).count();
    }
}
