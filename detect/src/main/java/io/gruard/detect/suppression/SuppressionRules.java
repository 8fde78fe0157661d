package io.gruard.detect.suppression;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules in order. The first rule that matches a detection suppresses it and counts the hit. */
public final class SuppressionRules {
    /** No rules. */
    public static final SuppressionRules NONE = new SuppressionRules(List.of());

    private final List<SuppressionRule> rules;

    SuppressionRules(List<SuppressionRule> rules) {
        this.rules = List.copyOf(rules);
        Set<String> names = new HashSet<>();
        for (SuppressionRule rule : rules) {
            if (!names.add(rule.name())) {
                throw new IllegalArgumentException(
                        "rule '" + rule.name() + "': expected a unique name, found two rules of this name");
            }
        }
    }

    List<SuppressionRule> rules() {
        return rules;
    }

    /** Returns the index of the first rule that matches. */
    Optional<Integer> firstMatch(Circumstances detection) {
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).matches(detection)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }
}
