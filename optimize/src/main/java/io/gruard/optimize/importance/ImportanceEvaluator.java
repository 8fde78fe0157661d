package io.gruard.optimize.importance;

import io.gruard.optimize.History;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells how much each parameter matters for the objective, from the completed trials of a study. */
public sealed interface ImportanceEvaluator permits PedAnova, Fanova {

    /** Importance by name, in the method's own unit. */
    Map<String, Double> evaluate(History history);

    /** Importance by name, largest first, summing to 1; equal shares where nothing can be told. */
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
