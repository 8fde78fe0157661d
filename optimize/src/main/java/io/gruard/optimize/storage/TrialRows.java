package io.gruard.optimize.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.gruard.optimize.Distribution;
import io.gruard.optimize.DistributionJson;
import io.gruard.optimize.Json;
import io.gruard.optimize.ParameterValue;
import io.gruard.optimize.TrialRecord;
import io.gruard.optimize.TrialState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Reads trials from their six tables. */
final class TrialRows {

    private final Database database;
    /** Distributions by their JSON, because the trials of a study share them. */
    private final Map<String, Distribution> distributions = new ConcurrentHashMap<>();

    TrialRows(Database database) {
        this.database = database;
    }

    /** A trial whose parts are added row by row. */
    private static final class StoredTrial {
        final int number;
        final TrialState state;
        final @Nullable Instant start;
        final @Nullable Instant end;

        @Nullable
        Double value;

        final Map<String, ParameterValue> parameters = new LinkedHashMap<>();
        final TreeMap<Integer, Double> intermediate = new TreeMap<>();
        final Map<String, JsonNode> user = new LinkedHashMap<>();
        final Map<String, JsonNode> system = new LinkedHashMap<>();

        StoredTrial(int number, TrialState state, @Nullable Instant start, @Nullable Instant end) {
            this.number = number;
            this.state = state;
            this.start = start;
            this.end = end;
        }

        TrialRecord record(long id) {
            return new TrialRecord(id, number, state, value, start, end, parameters, intermediate, user, system);
        }
    }

    /**
     * Returns the trials that meet a condition, by ascending id.
     *
     * @param condition SQL condition on {@code t}, a row of table trials, with one parameter for each of {@code arguments}
     */
    List<TrialRecord> read(Connection connection, String condition, long... arguments) throws SQLException {
        Map<Long, StoredTrial> drafts = new TreeMap<>();
        // States are read first, because all other rows of a finished trial were written before its final state.
        select(
                connection,
                "SELECT t.* FROM trials t WHERE t.number IS NOT NULL AND " + condition,
                arguments,
                row -> drafts.put(
                        row.getLong("trial_id"),
                        new StoredTrial(
                                row.getInt("number"),
                                TrialState.of(row.getString("state")),
                                database.time(row, "datetime_start"),
                                database.time(row, "datetime_complete"))));
        if (drafts.isEmpty()) {
            return List.of();
        }
        each(
                connection,
                "trial_params",
                "param_id",
                condition,
                arguments,
                drafts,
                (draft, row) -> draft.parameters.put(
                        row.getString("param_name"),
                        new ParameterValue(
                                distribution(row.getString("distribution_json")), row.getDouble("param_value"))));
        each(connection, "trial_values", "objective", condition, arguments, drafts, (draft, row) -> {
            if (draft.state.isFinished() && row.getInt("objective") == 0) {
                draft.value = StoredNumber.read(row, "value", "value_type");
            }
        });
        each(
                connection,
                "trial_intermediate_values",
                "step",
                condition,
                arguments,
                drafts,
                (draft, row) -> draft.intermediate.put(
                        row.getInt("step"), StoredNumber.read(row, "intermediate_value", "intermediate_value_type")));
        each(
                connection,
                "trial_user_attributes",
                "trial_user_attribute_id",
                condition,
                arguments,
                drafts,
                (draft, row) -> draft.user.put(row.getString("key"), json(row.getString("value_json"))));
        each(
                connection,
                "trial_system_attributes",
                "trial_system_attribute_id",
                condition,
                arguments,
                drafts,
                (draft, row) -> draft.system.put(row.getString("key"), json(row.getString("value_json"))));
        List<TrialRecord> records = new ArrayList<>(drafts.size());
        drafts.forEach((id, draft) -> records.add(draft.record(id)));
        return records;
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private interface RowOf {
        void read(StoredTrial draft, ResultSet row) throws SQLException;
    }

    private static void each(
            Connection connection,
            String table,
            String order,
            String condition,
            long[] arguments,
            Map<Long, StoredTrial> drafts,
            RowOf into)
            throws SQLException {
        String sql = "SELECT c.* FROM " + table + " c JOIN trials t ON t.trial_id = c.trial_id WHERE " + condition
                + " ORDER BY c." + order;
        select(connection, sql, arguments, row -> {
            StoredTrial draft = drafts.get(row.getLong("trial_id"));
            if (draft != null) {
                into.read(draft, row);
            }
        });
    }

    private static void select(Connection connection, String sql, long[] arguments, RowReader reader)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                select.setLong(i + 1, arguments[i]);
            }
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }

    private Distribution distribution(String text) throws SQLException {
        Distribution known = distributions.get(text);
        if (known != null) {
            return known;
        }
        try {
            Distribution read = DistributionJson.read(text);
            distributions.put(text, read);
            return read;
        } catch (IllegalArgumentException e) {
            throw new SQLException(e.getMessage(), e);
        }
    }

    static JsonNode json(@Nullable String text) throws SQLException {
        try {
            return text == null ? Json.tree(null) : Json.parse(text);
        } catch (JsonProcessingException e) {
            throw new SQLException("expected an attribute in JSON, found " + text, e);
        }
    }
}
