package io.gruard.optimize.storage;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;

/** Numbers as Optuna keeps them: a column for finite ones and a column that names the others. */
final class StoredNumber {

    private StoredNumber() {}

    /** Binds the number at the position and its kind at the next. */
    static void bind(PreparedStatement statement, int position, double value) throws SQLException {
        if (Double.isFinite(value)) {
            statement.setDouble(position, value);
        } else {
            statement.setNull(position, Types.DOUBLE);
        }
        statement.setString(position + 1, kind(value));
    }

    static double read(ResultSet row, String column, String kindColumn) throws SQLException {
        String kind = row.getString(kindColumn);
        return switch (kind) {
            case "FINITE" -> row.getDouble(column);
            case "INF_POS" -> Double.POSITIVE_INFINITY;
            case "INF_NEG" -> Double.NEGATIVE_INFINITY;
            case "NAN" -> Double.NaN;
            default -> throw new SQLException("FINITE, INF_POS, INF_NEG or NAN was expected, found '" + kind + "'");
        };
    }

    private static String kind(double value) {
        if (Double.isNaN(value)) {
            return "NAN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "INF_POS" : "INF_NEG";
        }
        return "FINITE";
    }
}
