package io.gruard.training.threshold;

import io.gruard.core.Classes;
import io.gruard.core.SpecReader;
import io.gruard.model.Thresholds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Settings of a model's thresholds.
 *
 * @param alertFrom minimum probability by name of the attack class, {@link #EVERY} for all other attack classes; a class
 *     without an entry has no threshold
 * @param budget raises the thresholds if it has a limit
 */
public record ThresholdSettings(Map<String, Double> alertFrom, AlertLoad budget) {
    /** The text forms that {@link #parse} accepts, for messages. */
    public static final String FORMS =
            "a probability for all attack classes, such as 0.9, or CLASS=PROBABILITY for some of them,"
                    + " such as DoS=0.9,probe=0.5, or both, separated by commas; empty for none";

    private static final String SETTING = "alert_from";

    /** Represents all attack classes that are not named. */
    static final String EVERY = "*";

    public ThresholdSettings {
        alertFrom = Map.copyOf(alertFrom);
    }

    /** Returns settings without thresholds except that of novelty. */
    public static ThresholdSettings none() {
        return new ThresholdSettings(Map.of(), new AlertLoad(0, 1, 0));
    }

    /** Returns whether there are any thresholds or a limit. */
    public boolean any() {
        return !alertFrom.isEmpty() || budget.bounded();
    }

    /**
     * Reads thresholds by class, {@code DoS=0.9,probe=0.5}; docs/SETTINGS.md has the grammar.
     *
     * @throws IllegalArgumentException if the text does not follow that grammar; the message gives the position
     */
    public static Map<String, Double> parse(String text) {
        SpecReader reader = new SpecReader(SETTING, text);
        Map<String, Double> thresholds = new TreeMap<>();
        if (reader.atEnd()) {
            return thresholds;
        }
        do {
            int start = reader.position();
            String name = reader.nameBeforeEquals().orElse(EVERY);
            if (name.isEmpty()) {
                throw reader.error(start, "expected the name of a class before '='");
            }
            if (thresholds.put(name, probability(reader)) != null) {
                throw reader.error(
                        start,
                        (name.equals(EVERY) ? "the threshold of every class" : "'" + name + "'") + " is given twice");
            }
        } while (reader.accept(','));
        reader.expectEnd("','");
        return thresholds;
    }

    private static double probability(SpecReader reader) {
        int start = reader.position();
        double probability = reader.number("a probability");
        if (!(probability >= 0 && probability <= 1)) {
            throw reader.error(start, "expected a probability in 0..1, found " + probability);
        }
        return probability;
    }

    /** Returns the text form, as {@link #parse} reads it. */
    public static String spec(Map<String, Double> thresholds) {
        return new TreeMap<>(thresholds)
                .entrySet().stream()
                        .map(entry -> entry.getKey().equals(EVERY)
                                ? entry.getValue().toString()
                                : entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(","));
    }

    /**
     * Makes the thresholds of all classes.
     *
     * @throws IllegalArgumentException if a name is not that of an attack class
     */
    public Thresholds thresholds(Classes classes, double noveltyFrom) {
        List<Double> from = new ArrayList<>(Collections.nCopies(classes.size(), alertFrom.getOrDefault(EVERY, 0.0)));
        from.set(classes.benign(), 0.0);
        Map<String, Double> named = new TreeMap<>(alertFrom);
        named.remove(EVERY);
        named.forEach((name, probability) -> {
            int attack = classes.names().indexOf(name);
            if (attack < 0 || attack == classes.benign()) {
                throw new IllegalArgumentException(SETTING + ": expected an attack class of " + classes.names()
                        + " other than " + classes.name(classes.benign()) + ", found '" + name + "'");
            }
            from.set(attack, probability);
        });
        return new Thresholds(from, noveltyFrom);
    }
}
