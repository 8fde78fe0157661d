package io.gruard.learn.alert;

import io.gruard.core.Classes;
import io.gruard.model.Thresholds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What decides the thresholds of a model.
 *
 * @param alertFrom least probability by name of the class; others have none
 * @param budget raises them where it is bounded
 */
public record AlertSettings(Map<String, Double> alertFrom, AlertBudget budget) {
    /** What {@link #parse} takes. */
    public static final String FORMS = "CLASS=PROBABILITY, separated by commas, as DoS=0.9,probe=0.5; empty for none";

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
            double probability = equals < 1 ? Double.NaN : number(part.substring(equals + 1));
            if (!(probability >= 0 && probability <= 1)
                    || thresholds.put(part.substring(0, equals).strip(), probability) != null) {
                throw new IllegalArgumentException("'" + part + "' is not " + FORMS);
            }
        }
        return thresholds;
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
        List<Double> from = new ArrayList<>(Collections.nCopies(classes.size(), 0.0));
        alertFrom.forEach((name, probability) -> {
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
