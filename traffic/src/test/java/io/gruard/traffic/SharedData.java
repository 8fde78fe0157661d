package io.gruard.traffic;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Finds the captures and logs that tests read. Skips the test with a message if they are missing. */
public final class SharedData {
    private SharedData() {}

    /** A file or folder of the shared data, such as {@code zeek/http_get}. */
    public static Path path(String name) {
        List<Path> candidates = Stream.of(
                        System.getenv("GRUARD_DATA"), "data", "../data", "../shared/data", "../../shared/data")
                .filter(Objects::nonNull)
                .map(folder -> Path.of(folder, name))
                .toList();
        Path found = candidates.stream().filter(Files::exists).findFirst().orElse(null);
        assumeTrue(found != null, () -> "no " + name + " in any of " + candidates);
        return Objects.requireNonNull(found);
    }
}
