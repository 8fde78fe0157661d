package io.gruard.experiment.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;

/**
 * Writes {@code test-readings.csv} next to the folders of runs, with one line for each evaluation on the publishers' test
 * parts. The file reveals whether settings were chosen by test rows. Lines with the same sum are repetitions of the same
 * settings. Many different sums mean that many settings were tried.
 */
public final class TestReadings {
    /** Name of the file. */
    public static final String FILE = "test-readings.csv";

    private static final String HEADER = "time,data set,parts,settings\n";

    private TestReadings() {}

    /**
     * Adds a line.
     *
     * @param run the run's folder; the file is in the same parent folder
     * @param parts names of the test parts
     * @param settings SHA-256 of everything that determines the figures
     */
    public static void add(Path run, Instant time, String dataset, List<String> parts, String settings)
            throws IOException {
        Path file = run.toAbsolutePath().resolveSibling(FILE);
        String line = time + "," + dataset + "," + String.join(" ", parts) + "," + settings + "\n";
        Files.writeString(
                file,
                Files.exists(file) ? line : HEADER + line,
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
