package io.gruard.cli;

import io.gruard.detect.alert.EveAlert;
import io.gruard.detect.sink.AlertDatabase;
import io.gruard.detect.suppression.SuppressionRules;
import io.gruard.detect.suppression.WhatIf;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Applies rules to the alerts in a file of EVE lines or in a database. */
final class PastAlerts {
    private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    private final String place;
    private long otherLines;

    PastAlerts(String place) {
        this.place = place;
    }

    /** Applies the rules and prints their effect. */
    void tryRules(SuppressionRules rules, PrintWriter out) throws IOException {
        WhatIf trial = new WhatIf(rules);
        if (SinkOptions.isPostgres(place)) {
            read(AlertDatabase.postgres(URI.create(place)), trial);
        } else if (isSqlite(Path.of(place))) {
            read(AlertDatabase.sqlite(Path.of(place)), trial);
        } else {
            readLines(trial);
        }
        print(trial, out);
    }

    private static boolean isSqlite(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException("cannot read alerts '" + file + "': no such file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(SQLITE.length), SQLITE);
        }
    }

    private void read(AlertDatabase database, WhatIf trial) throws IOException {
        try {
            database.read(line -> accept(line, trial));
        } catch (SQLException e) {
            throw new IOException(database.name() + ": " + e.getMessage(), e);
        }
    }

    private void readLines(WhatIf trial) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(Path.of(place))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                accept(line, trial);
            }
        }
    }

    private void accept(String line, WhatIf trial) {
        if (!EveAlert.is(line)) {
            otherLines++;
            return;
        }
        try {
            trial.accept(EveAlert.read(line));
        } catch (IllegalArgumentException broken) {
            otherLines++;
        }
    }

    private void print(WhatIf trial, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%,d alerts; %,d suppressed, %,d remaining%n",
                trial.alerts(),
                trial.alerts() - trial.remaining(),
                trial.remaining());
        if (otherLines > 0) {
            out.printf(Locale.ROOT, "%,d other lines skipped%n", otherLines);
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("rule", "suppressed", "reduced"));
        trial.effects()
                .forEach(effect -> rows.add(
                        List.of(effect.rule(), Long.toString(effect.suppressed()), Long.toString(effect.reduced()))));
        rows.forEach(row -> out.printf("  %-30s %10s %10s%n", row.toArray()));
        out.flush();
    }
}
