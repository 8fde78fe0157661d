package io.gruard.optimize.storage;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;

/** Stores numbers as Optuna does, with one column for finite values and one for the type of value. */
final class StoredNumber {

    private StoredNumber() {}

    /** Binds the number at the position and its type at the next one. */
    static void bind(PreparedStatement statement, int position, double value) throws SQLException {
        if (Double.isFinite(value)) {
            statement.setDouble(position, value);
        } else {
            statement.setNull(position, Types.DOUBLE);
        }
        statement.setString(position + 1, type(value));
    }

    static double read(ResultSet row, String column, String typeColumn) throws SQLException {
        String type = row.getString(typeColumn);
        return switch (type) {
            case "FINITE" -> row.getDouble(column);
            case "INF_POS" -> Double.POSITIVE_INFINITY;
            case "INF_NEG" -> Double.NEGATIVE_INFINITY;
            case "NAN" -> Double.NaN;
            default ->
                throw new SQLException(
                        "column " + typeColumn + ": expected FINITE, INF_POS, INF_NEG or NAN, found '" + type + "'");
        };
    }

    private static String type(double value) {
        if (Double.isNaN(value)) {
            return "NAN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "INF_POS" : "INF_NEG";
        }
        return "FINITE";
    }
}
