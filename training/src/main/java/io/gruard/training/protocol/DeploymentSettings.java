package io.gruard.training.protocol;

import io.gruard.training.metric.TestContext;
import io.gruard.training.rule.RuleGoal;
import java.util.List;

/**
 * What figures of deployment assume, and the rules next to them.
 *
 * @param rules goals of the one-line rules that are searched in the training rows; empty for no rules
 * @param minutesPerAlert working time of an analyst for one alert
 */
public record DeploymentSettings(List<RuleGoal> rules, double minutesPerAlert) {
    public DeploymentSettings {
        rules = List.copyOf(rules);
        if (!(minutesPerAlert > 0)) {
            throw new IllegalArgumentException("minutes per alert must be above 0, found " + minutesPerAlert);
        }
    }

    /** No rules. */
    public static DeploymentSettings none() {
        return new DeploymentSettings(List.of(), TestContext.DEFAULT_MINUTES_PER_ALERT);
    }

    /** The best rules at a false-positive rate, and the best by Youden's index. */
    public static DeploymentSettings rulesAt(double falsePositiveRate, double minutesPerAlert) {
        return new DeploymentSettings(
                List.of(new RuleGoal.DetectionWithin(falsePositiveRate), new RuleGoal.Youden()), minutesPerAlert);
    }
}
