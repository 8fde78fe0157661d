package io.gruard.optimize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes a trial that repeats the parameters of a trial whose worker died. As in Optuna, system attribute {@code
 * failed_trial} is the number of the first trial, and {@code retry_history} has the numbers of all failed ones.
 */
final class Retry {

    private static final String FIRST = "failed_trial";
    private static final String HISTORY = "retry_history";

    private Retry() {}

    /** @return the trial, or nothing if there were too many retries */
    static Optional<TrialDraft> of(TrialRecord failed, int retries) {
        ArrayNode history = Json.emptyObject().putArray(HISTORY);
        failed.systemAttributes().getOrDefault(HISTORY, history).forEach(history::add);
        if (history.size() >= retries) {
            return Optional.empty();
        }
        history.add(failed.number());
        Map<String, JsonNode> systemAttributes = new LinkedHashMap<>(failed.systemAttributes());
        // These attributes belong to the failed trial.
        systemAttributes
                .keySet()
                .removeIf(key -> key.equals(StudyStorage.INTERRUPTED) || key.startsWith("completed_rung_"));
        systemAttributes.putIfAbsent(FIRST, Json.tree(failed.number()));
        systemAttributes.put(HISTORY, history);
        return Optional.of(new TrialDraft(
                TrialState.WAITING,
                null,
                null,
                null,
                failed.parameters(),
                new TreeMap<>(),
                failed.userAttributes(),
                systemAttributes));
    }
}
