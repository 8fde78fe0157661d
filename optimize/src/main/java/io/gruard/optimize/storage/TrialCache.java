package io.gruard.optimize.storage;

import io.gruard.optimize.TrialRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Caches the trials of one study. A finished trial never changes, so it is read once. */
final class TrialCache {

    private final long study;
    private final Map<Long, TrialRecord> known = new TreeMap<>();

    TrialCache(long study) {
        this.study = study;
    }

    /** Reads the trials that are new or were unfinished before. Returns all trials by ascending number. */
    synchronized List<TrialRecord> refreshed(TrialRows rows, Connection connection) throws SQLException {
        List<Long> open = new ArrayList<>();
        long newest = -1;
        for (TrialRecord trial : known.values()) {
            newest = Math.max(newest, trial.id());
            if (!trial.state().isFinished()) {
                open.add(trial.id());
            }
        }
        long[] arguments = new long[open.size() + 2];
        arguments[0] = study;
        arguments[1] = newest;
        StringBuilder condition = new StringBuilder("t.study_id = ? AND (t.trial_id > ?");
        for (int i = 0; i < open.size(); i++) {
            condition.append(i == 0 ? " OR t.trial_id IN (?" : ", ?");
            arguments[i + 2] = open.get(i);
        }
        condition.append(open.isEmpty() ? ")" : "))");
        for (TrialRecord trial : rows.read(connection, condition.toString(), arguments)) {
            known.put(trial.id(), trial);
        }
        return known.values().stream()
                .sorted(Comparator.comparingInt(TrialRecord::number))
                .toList();
    }
}
