package io.gruard.training.rule;

import io.gruard.core.TrainingRows;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the best one-line rules of training rows.
 *
 * @param conditions how many conditions it has, 1 or 2
 * @param goal what it is best at
 * @param rule the rule itself
 * @param training its counts on the rows it was found on
 */
public record BestRule(int conditions, RuleGoal goal, Rule rule, DetectionCounts training) {
    /**
     * Searches the best rule of two conditions and the best rule of one for each goal.
     *
     * @return empty if there is no rule, because every column has the same value in all rows
     */
    public static List<BestRule> of(TrainingRows rows, List<RuleGoal> goals) {
        if (goals.isEmpty() || RuleFinder.constant(rows)) {
            return List.of();
        }
        RuleFinder finder = RuleFinder.of(rows);
        List<RuleFinder.ScoredRule> pairs = finder.pairs(goals);
        List<RuleFinder.ScoredRule> singles = finder.singles(goals);
        List<BestRule> rules = new ArrayList<>();
        for (int i = 0; i < goals.size(); i++) {
            rules.add(new BestRule(
                    2, goals.get(i), pairs.get(i).rule(), pairs.get(i).score()));
            rules.add(new BestRule(
                    1, goals.get(i), singles.get(i).rule(), singles.get(i).score()));
        }
        return rules;
    }

    /** Its kind, as tables show it. */
    public String kind() {
        return conditions == 1 ? "best rule of one condition" : "best rule of two conditions";
    }

    /** Its kind and its goal, as tables of several goals show it. */
    public String name() {
        return kind() + ", " + goal.text();
    }
}
