package io.gruard.optimize.storage;

import com.fasterxml.jackson.databind.JsonNode;
import io.gruard.optimize.Direction;
import io.gruard.optimize.StudyRecord;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads and writes the rows of studies in a transaction. */
final class StudyRows {

    private final Database database;
    private final Connection connection;

    StudyRows(Database database, Connection connection) {
        this.database = database;
        this.connection = connection;
    }

    Optional<StudyRecord> find(String name) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT study_id, study_name FROM studies WHERE study_name = ?")) {
            select.setString(1, name);
            return read(select).stream().findFirst();
        }
    }

    List<StudyRecord> all() throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT study_id, study_name FROM studies ORDER BY study_id")) {
            return read(select);
        }
    }

    StudyRecord insert(String name, List<Direction> directions) throws SQLException {
        long id;
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO studies (study_name) VALUES (?) RETURNING study_id")) {
            insert.setString(1, name);
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                id = row.getLong(1);
            }
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO study_directions (study_id, objective, direction) VALUES (?, ?, "
                        + database.parameter("studydirection") + ")")) {
            for (int objective = 0; objective < directions.size(); objective++) {
                insert.setLong(1, id);
                insert.setInt(2, objective);
                insert.setString(3, directions.get(objective).id());
                insert.executeUpdate();
            }
        }
        return new StudyRecord(id, name, directions, Map.of(), Map.of());
    }

    private List<StudyRecord> read(PreparedStatement select) throws SQLException {
        Map<Long, String> names = new LinkedHashMap<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                names.put(rows.getLong(1), rows.getString(2));
            }
        }
        List<StudyRecord> studies = new ArrayList<>();
        for (Map.Entry<Long, String> study : names.entrySet()) {
            long id = study.getKey();
            studies.add(new StudyRecord(
                    id,
                    study.getValue(),
                    directions(id),
                    attributes("study_user_attributes", id),
                    attributes("study_system_attributes", id)));
        }
        return studies;
    }

    private List<Direction> directions(long study) throws SQLException {
        List<Direction> directions = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT direction FROM study_directions WHERE study_id = ? ORDER BY objective")) {
            select.setLong(1, study);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    String name = rows.getString(1);
                    // Optuna minimizes if the direction is not set.
                    directions.add(name.equals("NOT_SET") ? Direction.MINIMIZE : Direction.of(name));
                }
            }
        }
        return directions;
    }

    private Map<String, JsonNode> attributes(String table, long study) throws SQLException {
        Map<String, JsonNode> attributes = new LinkedHashMap<>();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT \"key\", value_json FROM " + table + " WHERE study_id = ?")) {
            select.setLong(1, study);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    attributes.put(rows.getString(1), TrialRows.json(rows.getString(2)));
                }
            }
        }
        return attributes;
    }
}
