package io.gruard.detect.sink;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;

/**
 * A database with a table {@code alerts}.
 *
 * @param name in messages, without a password
 * @param url JDBC address
 * @param properties properties of the connection
 * @param first statements for each new connection
 */
public record AlertDatabase(String name, String url, Properties properties, List<String> first) {
    private static final String TABLE = """
        create table if not exists alerts (
          number KEY primary key,
          id text not null unique,
          sensor text not null,
          class text not null,
          severity integer not null,
          first_ns bigint not null,
          last_ns bigint not null,
          detections bigint not null,
          score double precision not null,
          attacker text not null,
          attackers bigint not null,
          victim text not null,
          victims bigint not null,
          port text not null,
          summary text not null,
          eve text not null)
        """;
    private static final String INDEX = "create index if not exists alerts_by_time on alerts (last_ns)";
    private static final String CONNECT_SECONDS = "5";
    private static final String ANSWER_SECONDS = "20";

    public AlertDatabase {
        first = List.copyOf(first);
    }

    /** Returns an SQLite file. */
    public static AlertDatabase sqlite(Path file) {
        return new AlertDatabase(
                file.toString(),
                "jdbc:sqlite:" + file,
                new Properties(),
                List.of("pragma busy_timeout = 10000", "pragma journal_mode = wal", table("integer"), INDEX));
    }

    /**
     * Returns a PostgreSQL server.
     *
     * @param url {@code postgresql://user:password@host:port/database}; a missing password comes from the variable
     *     {@code PGPASSWORD} or the file {@code ~/.pgpass}
     */
    public static AlertDatabase postgres(URI url) {
        String place = "postgresql://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort()) + url.getPath();
        Properties properties = new Properties();
        String[] user = url.getRawUserInfo() == null
                ? new String[0]
                : url.getRawUserInfo().split(":", 2);
        String password = System.getenv("PGPASSWORD");
        if (user.length > 0) {
            properties.setProperty("user", decoded(user[0]));
        }
        if (user.length > 1) {
            properties.setProperty("password", decoded(user[1]));
        } else if (password != null) {
            properties.setProperty("password", password);
        }
        properties.setProperty("connectTimeout", CONNECT_SECONDS);
        properties.setProperty("socketTimeout", ANSWER_SECONDS);
        properties.setProperty("ApplicationName", "gruard");
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        return new AlertDatabase(
                place,
                "jdbc:" + place + query,
                properties,
                List.of(table("bigint generated always as identity"), INDEX));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String table(String key) {
        return TABLE.replace("KEY", key);
    }

    /** Opens a new connection and creates the table if it is missing. */
    public Connection open() throws SQLException {
        Connection connection = DriverManager.getConnection(url, properties);
        try (Statement statement = connection.createStatement()) {
            for (String one : first) {
                statement.execute(one);
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Receives EVE lines one by one. */
    @FunctionalInterface
    public interface LineConsumer {
        void accept(String line);
    }

    /** Passes the lines of all alerts, in order of arrival. */
    public void read(LineConsumer sink) throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select eve from alerts order by number")) {
            while (found.next()) {
                sink.accept(found.getString(1));
            }
        }
    }

    /** Returns whether the alert caused a failure, and not the database (classes 22 and 23 of SQLSTATE). */
    static boolean isOfTheData(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }
}
