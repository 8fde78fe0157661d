package io.gruard.optimize.importance;

import io.gruard.optimize.History;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Computes the importance of each parameter for the objective from the completed trials of a study. */
public sealed interface ImportanceEvaluator permits PedAnova, Fanova {

    /** Returns the importance by name, in the unit of the method. */
    Map<String, Double> evaluate(History history);

    /** Returns shares of importance by name, largest first. They sum to 1 and are equal if all importances are 0. */
    default Map<String, Double> shares(History history) {
        Map<String, Double> raw = evaluate(history);
        double sum = raw.values().stream().mapToDouble(Double::doubleValue).sum();
        Map<String, Double> shares = new LinkedHashMap<>();
        raw.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> shares.put(entry.getKey(), sum == 0 ? 1.0 / raw.size() : entry.getValue() / sum));
        return shares;
    }
}
