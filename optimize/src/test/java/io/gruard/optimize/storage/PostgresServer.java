package io.gruard.optimize.storage;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;

/** The PostgreSQL database of the tests, from the environment variable that {@code .ci/postgres} prints. */
final class PostgresServer {

    private static final String VARIABLE = "GRUARD_TEST_POSTGRES";

    private PostgresServer() {}

    static String url() {
        Optional<String> url = Optional.ofNullable(System.getenv(VARIABLE));
        assumeTrue(url.isPresent(), VARIABLE + " is not set to a PostgreSQL database (.ci/postgres starts one)");
        return url.orElseThrow();
    }
}
