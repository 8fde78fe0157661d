package io.gruard.traffic.kdd;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Reads the published rows of NSL-KDD, on which definitions are measured. */
final class NslKddRows {
    /** A row, with its fields by feature name. */
    record NslKddRow(String[] fields) {
        String category(String feature) {
            return fields[KddFeatures.NAMES.indexOf(feature)];
        }

        double number(String feature) {
            return Double.parseDouble(category(feature));
        }

        int count(String feature) {
            return Integer.parseInt(category(feature));
        }

        String label() {
            return fields[41];
        }

        /**
         * The integers k for which k / n, rounded or truncated to two decimals, is the rate. There is one if n is at
         * most 100.
         */
        List<Integer> numerators(String rate, String n) {
            double value = number(rate);
            int all = count(n);
            List<Integer> found = new ArrayList<>();
            for (int k = (int) Math.max(0, (value - 0.006) * all); k <= Math.min(all, (value + 0.006) * all + 1); k++) {
                if (Math.abs((double) k / all - value) < 0.005 + 1e-9) {
                    found.add(k);
                }
            }
            return found;
        }

        /** Whether one of the {@link #numerators} satisfies a condition. */
        boolean fits(String rate, String n, Predicate<Integer> numerator) {
            return numerators(rate, n).stream().anyMatch(numerator);
        }
    }

    private NslKddRows() {}

    /** All rows of KDDTrain+ and KDDTest+. Skips the test if the files are missing. */
    static List<NslKddRow> all() throws IOException {
        List<NslKddRow> rows = new ArrayList<>();
        for (String part : List.of("KDDTrain+.txt", "KDDTest+.txt")) {
            List<Path> found = folders()
                    .flatMap(folder -> Stream.of(folder.resolve(part), folder.resolve(part + ".gz")))
                    .filter(Files::exists)
                    .toList();
            assumeThat(found)
                    .as("NSL-KDD's %s is in one of the data folders", part)
                    .isNotEmpty();
            read(found.getFirst(), rows);
        }
        return rows;
    }

    private static Stream<Path> folders() {
        return Stream.of(System.getenv("GRUARD_DATA"), "data", "../data", "../shared/data", "../../shared/data")
                .filter(Objects::nonNull)
                .map(folder -> Path.of(folder, "nsl-kdd"));
    }

    private static void read(Path file, List<NslKddRow> rows) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                file.toString().endsWith(".gz")
                        ? new GZIPInputStream(Files.newInputStream(file))
                        : Files.newInputStream(file),
                StandardCharsets.US_ASCII))) {
            lines.lines().map(line -> new NslKddRow(line.split(","))).forEach(rows::add);
        }
    }
}
