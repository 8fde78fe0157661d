package io.gruard.datasets.descriptor;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A published file.
 *
 * @param name its name, without {@code .gz}
 * @param rows number of data rows, if known
 * @param bytes uncompressed size in bytes, if known
 * @param sha256 SHA-256 of the uncompressed bytes in lower-case hexadecimal, if known
 * @param mirrors where it is published, in the order in which they are tried
 */
public record DataFile(
        String name, OptionalLong rows, OptionalLong bytes, Optional<String> sha256, List<Mirror> mirrors) {
    public DataFile {
        mirrors = List.copyOf(mirrors);
        if (name.isBlank() || name.startsWith("/") || name.contains("..")) {
            throw new IllegalArgumentException(
                    "expected a file name inside the folder of the data set, found '" + name + "'");
        }
        if (sha256.isPresent() && !sha256.get().matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    name + ": sha256: expected 64 lower-case hexadecimal digits, found '" + sha256.get() + "'");
        }
    }

    /** Makes a file of which only the name is known. */
    public static DataFile named(String name) {
        return new DataFile(name, OptionalLong.empty(), OptionalLong.empty(), Optional.empty(), List.of());
    }

    /** Its name with another extension. */
    String nameWithExtension(String extension) {
        int folder = name.lastIndexOf('/') + 1;
        int dot = name.lastIndexOf('.');
        return (dot > folder ? name.substring(0, dot) : name) + extension;
    }
}
