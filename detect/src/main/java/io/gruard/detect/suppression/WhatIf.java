package io.gruard.detect.suppression;

import io.gruard.detect.alert.AddressSpread;
import io.gruard.detect.alert.EveAlert;
import io.gruard.traffic.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What rules would have done to past alerts. An alert sums up detections of which it names at most twenty attackers, victims and
 * ports. When rules fit every combination of those, and of others that it does not name, the alert would be gone; when they fit
 * some, it would be smaller.
 */
public final class WhatIf {
    /**
     * What became of the alerts.
     *
     * @param rule name of the rule
     * @param gone alerts of which nothing would be left, because of this rule first
     * @param smaller alerts of which some detections would be left, or could be, since not all are named
     */
    public record Effect(String rule, long gone, long smaller) {}

    private final SuppressionRules rules;
    private final long[] gone;
    private final long[] smaller;
    private long alerts;
    private long left;

    public WhatIf(SuppressionRules rules) {
        this.rules = rules;
        this.gone = new long[rules.rules().size()];
        this.smaller = new long[rules.rules().size()];
    }

    /** Tries the rules on an alert; true if anything would be left of it. */
    public boolean accept(EveAlert alert) {
        alerts++;
        List<Circumstances> cases = cases(alert);
        int first = -1;
        long fitting = 0;
        for (Circumstances one : cases) {
            Optional<Integer> rule = rules.firstFitting(one);
            if (rule.isPresent()) {
                first = first < 0 ? rule.get() : Math.min(first, rule.get());
                fitting++;
            }
        }
        boolean whole = fitting == cases.size();
        if (first >= 0) {
            (whole ? gone : smaller)[first]++;
        }
        left += whole ? 0 : 1;
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

    /** The values that are named, and an unknown one if there are more. */
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

    /** Alerts that were tried. */
    public long alerts() {
        return alerts;
    }

    /** Alerts of which something would be left, or could be. */
    public long left() {
        return left;
    }

    /** What each rule would have done, in the rules' order. */
    public List<Effect> effects() {
        List<Effect> effects = new ArrayList<>();
        for (int i = 0; i < gone.length; i++) {
            effects.add(new Effect(rules.rules().get(i).name(), gone[i], smaller[i]));
        }
        return effects;
    }
}
