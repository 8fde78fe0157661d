package io.gruard.experiment.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;

/**
 * {@code test-readings.csv} beside the runs' folders: a line for each time that publishers' test parts were judged by, so that nobody can choose
 * by them unseen. Lines with one sum and several times are repetitions; many sums are many settings tried.
 */
public final class TestReadings {
    /** The file's name. */
    public static final String FILE = "test-readings.csv";

    private static final String HEADER = "time,data set,parts,settings\n";

    private TestReadings() {}

    /**
     * Adds a line.
     *
     * @param run the run's folder; the file is its neighbour
     * @param parts names of the test parts
     * @param settings sum of everything that decides the figures
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
