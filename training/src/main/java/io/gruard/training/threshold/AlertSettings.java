package io.gruard.training.threshold;

import io.gruard.core.Classes;
import io.gruard.model.Thresholds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What decides the thresholds of a model.
 *
 * @param alertFrom least probability by name of the class, {@link #EVERY} for all attacks that are not named; others have none
 * @param budget raises them where it is bounded
 */
public record AlertSettings(Map<String, Double> alertFrom, AlertBudget budget) {
    /** What {@link #parse} takes. */
    public static final String FORMS =
            "a probability for attacks of every class, as 0.9, or CLASS=PROBABILITY for some,"
                    + " as DoS=0.9,probe=0.5, or both, separated by commas; empty for none";

    /** Stands for the name of every class of attacks. */
    static final String EVERY = "*";

    public AlertSettings {
        alertFrom = Map.copyOf(alertFrom);
    }

    /** No thresholds but that of novelty. */
    public static AlertSettings none() {
        return new AlertSettings(Map.of(), new AlertBudget(0, 1, 0));
    }

    /** Whether anything is wanted. */
    public boolean any() {
        return !alertFrom.isEmpty() || budget.bounded();
    }

    /**
     * Thresholds by class from a text.
     *
     * @throws IllegalArgumentException if it is not of {@link #FORMS}
     */
    public static Map<String, Double> parse(String text) {
        Map<String, Double> thresholds = new TreeMap<>();
        for (String part :
                text.isBlank() ? List.<String>of() : List.of(text.strip().split("\\s*,\\s*"))) {
            int equals = part.lastIndexOf('=');
            String name = equals < 0 ? EVERY : part.substring(0, equals).strip();
            double probability = number(part.substring(equals + 1));
            if (!(probability >= 0 && probability <= 1)
                    || name.isEmpty()
                    || thresholds.put(name, probability) != null) {
                throw new IllegalArgumentException("'" + part + "' is not " + FORMS);
            }
        }
        return thresholds;
    }

    /** {@link #parse} undone. */
    public static String words(Map<String, Double> thresholds) {
        return new TreeMap<>(thresholds)
                .entrySet().stream()
                        .map(entry -> entry.getKey().equals(EVERY)
                                ? entry.getValue().toString()
                                : entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(","));
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /**
     * The thresholds by class.
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
                throw new IllegalArgumentException("alert_from names '" + name + "', wanted an attack class of "
                        + classes.names() + " other than " + classes.name(classes.benign()));
            }
            from.set(attack, probability);
        });
        return new Thresholds(from, noveltyFrom);
    }
}
