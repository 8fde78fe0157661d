package io.gruard.detect.suppression;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules in their order; the first one that fits a detection suppresses it and counts the hit. */
public final class SuppressionRules {
    /** No rules. */
    public static final SuppressionRules NONE = new SuppressionRules(List.of());

    private final List<SuppressionRule> rules;

    SuppressionRules(List<SuppressionRule> rules) {
        this.rules = List.copyOf(rules);
        Set<String> names = new HashSet<>();
        for (SuppressionRule rule : rules) {
            if (!names.add(rule.name())) {
                throw new IllegalArgumentException("two rules are named '" + rule.name() + "'");
            }
        }
    }

    List<SuppressionRule> rules() {
        return rules;
    }

    /** The index of the first rule that fits. */
    Optional<Integer> firstFitting(Circumstances detection) {
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).fits(detection)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }
}
