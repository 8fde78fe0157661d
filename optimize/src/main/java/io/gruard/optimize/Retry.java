package io.gruard.optimize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A trial with the parameters of one whose worker died. As in Optuna, system attribute {@code failed_trial} holds the number of the
 * first trial of the line and {@code retry_history} those of all that failed so far.
 */
final class Retry {

    private static final String FIRST = "failed_trial";
    private static final String LINE = "retry_history";

    private Retry() {}

    /** @return empty where the line is as long as it may get */
    static Optional<TrialDraft> of(TrialRecord failed, int retries) {
        ArrayNode line = Json.emptyObject().putArray(LINE);
        failed.systemAttributes().getOrDefault(LINE, line).forEach(line::add);
        if (line.size() >= retries) {
            return Optional.empty();
        }
        line.add(failed.number());
        Map<String, JsonNode> marks = new LinkedHashMap<>(failed.systemAttributes());
        // These tell of the run that ended.
        marks.keySet().removeIf(key -> key.equals(StudyStorage.INTERRUPTED) || key.startsWith("completed_rung_"));
        marks.putIfAbsent(FIRST, Json.tree(failed.number()));
        marks.put(LINE, line);
        return Optional.of(new TrialDraft(
                TrialState.WAITING,
                null,
                null,
                null,
                failed.parameters(),
                new TreeMap<>(),
                failed.userAttributes(),
                marks));
    }
}
