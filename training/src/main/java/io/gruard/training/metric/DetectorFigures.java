package io.gruard.training.metric;

import io.gruard.training.rule.DetectionCounts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures in operation of the model or of a rule.
 *
 * @param name {@value DeploymentFigures#MODEL}, or the kind and goal of the rule
 * @param rule the rule; empty for the model
 * @param training the rule's counts on the training rows; null for the model
 * @param counts counts of all test rows
 * @param rates the rates with intervals, in the order of time if there are time stamps
 * @param baseRates precision at several base rates
 * @param time figures over time; null without time stamps
 * @param columns rates for each value of each reported column
 */
public record DetectorFigures(
        String name,
        String rule,
        @Nullable DetectionCounts training,
        DetectionCounts counts,
        AttackRates rates,
        List<BaseRateFigures> baseRates,
        @Nullable TimeFigures time,
        List<ColumnRates> columns) {
    public DetectorFigures {
        baseRates = List.copyOf(baseRates);
        columns = List.copyOf(columns);
    }
}
