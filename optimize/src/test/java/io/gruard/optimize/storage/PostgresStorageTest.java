package io.gruard.optimize.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gruard.optimize.Optimization;
import io.gruard.optimize.StorageException;
import io.gruard.optimize.Study;
import io.gruard.optimize.StudyStorage;
import io.gruard.optimize.TrialRecord;
import io.gruard.optimize.TrialState;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PostgresStorageTest extends StorageContract {

    private final String name = "contract-" + UUID.randomUUID();

    @Override
    StudyStorage open() {
        return StudyUrl.open(PostgresServer.url());
    }

    @Override
    String studyName() {
        return name;
    }

    @Test
    void trialsSurviveLostConnections() {
        try (StudyStorage storage = StudyUrl.open(PostgresServer.url())) {
            Study study = TrialWorker.open(storage, "lost-" + UUID.randomUUID());
            study.optimize(
                    trial -> {
                        endAllConnections();
                        double value = TrialWorker.objective(trial, 0);
                        endAllConnections();
                        return value;
                    },
                    Optimization.ofTrials(12));
            assertThat(study.history().trials())
                    .extracting(TrialRecord::number)
                    .isEqualTo(IntStream.range(0, 12).boxed().toList());
            assertThat(study.history().trials()).allMatch(trial -> trial.state().isInformative());
            assertThat(study.history().in(TrialState.RUNNING)).isEmpty();
        }
    }

    /** Ends all connections, as an administrator or a restart of the server does. */
    private static void endAllConnections() throws Exception {
        URI url = URI.create(PostgresServer.url());
        String[] user = url.getUserInfo().split(":", 2);
        String jdbc = "jdbc:postgresql://" + url.getHost() + ":" + url.getPort() + url.getPath();
        try (Connection connection = DriverManager.getConnection(jdbc, user[0], user.length > 1 ? user[1] : "");
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
                    + " AND datname = current_database()");
        }
    }

    @Test
    void errorNamesUnreachableServerWithoutPassword() {
        PostgresServer.url();
        assertThatThrownBy(() -> StudyUrl.open("postgresql://me:secret@127.0.0.1:1/none"))
                .isInstanceOf(StorageException.class)
                .hasMessageStartingWith("postgresql://127.0.0.1:1/none: ")
                .message()
                .doesNotContain("secret");
    }
}
