package io.gruard.detect.suppression;

import io.gruard.detect.alert.AddressSpread;
import io.gruard.detect.alert.EveAlert;
import io.gruard.traffic.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Applies rules to past alerts. An alert names at most twenty attackers, victims and ports of its detections. If rules
 * match every combination of these, and of others that it does not name, the alert would be suppressed. If they match
 * some, it would be reduced.
 */
public final class WhatIf {
    /**
     * The effect of a rule.
     *
     * @param rule name of the rule
     * @param suppressed alerts of which nothing would remain; this rule was the first to match
     * @param reduced alerts of which some detections would remain, or could, since not all are named
     */
    public record Effect(String rule, long suppressed, long reduced) {}

    private final SuppressionRules rules;
    private final long[] suppressed;
    private final long[] reduced;
    private long alerts;
    private long remaining;

    public WhatIf(SuppressionRules rules) {
        this.rules = rules;
        this.suppressed = new long[rules.rules().size()];
        this.reduced = new long[rules.rules().size()];
    }

    /** Applies the rules to an alert and returns whether anything would remain of it. */
    public boolean accept(EveAlert alert) {
        alerts++;
        List<Circumstances> cases = cases(alert);
        int first = -1;
        long matching = 0;
        for (Circumstances one : cases) {
            Optional<Integer> rule = rules.firstMatch(one);
            if (rule.isPresent()) {
                first = first < 0 ? rule.get() : Math.min(first, rule.get());
                matching++;
            }
        }
        boolean whole = matching == cases.size();
        if (first >= 0) {
            (whole ? suppressed : reduced)[first]++;
        }
        remaining += whole ? 0 : 1;
        return !whole;
    }

    private static List<Circumstances> cases(EveAlert alert) {
        List<Circumstances> cases = new ArrayList<>();
        List<String> attackers = values(alert.attackers());
        List<String> ports = values(alert.ports());
        for (String victim : values(alert.victims())) {
            for (String attacker : attackers) {
                for (String port : ports) {
                    cases.add(new Circumstances(
                            alert.label(),
                            address(attacker),
                            address(victim),
                            port.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(port)),
                            attacker.isEmpty() ? Optional.of(victim) : Optional.empty(),
                            alert.lastNanos()));
                }
            }
        }
        return cases;
    }

    /** Returns the named values, and an unknown one if there are more. */
    private static List<String> values(AddressSpread spread) {
        if (spread.different() == spread.sample().size() && spread.different() > 0) {
            return spread.sample();
        }
        List<String> values = new ArrayList<>(spread.sample());
        values.add("");
        return values;
    }

    private static Optional<IpAddress> address(String text) {
        try {
            return Optional.of(IpAddress.parse(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** Returns the number of alerts tried. */
    public long alerts() {
        return alerts;
    }

    /** Returns the number of alerts of which something would remain, or could. */
    public long remaining() {
        return remaining;
    }

    /** Returns the effect of each rule, in the rules' order. */
    public List<Effect> effects() {
        List<Effect> effects = new ArrayList<>();
        for (int i = 0; i < suppressed.length; i++) {
            effects.add(new Effect(rules.rules().get(i).name(), suppressed[i], reduced[i]));
        }
        return effects;
    }
}
