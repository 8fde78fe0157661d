package io.gruard.datasets.descriptor;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A published file.
 *
 * @param name its name, without the {@code .gz} that a copy may have
 * @param rows its data rows, where known
 * @param bytes its uncompressed size in bytes, where known
 * @param sha256 the sum of its uncompressed bytes in lower-case hexadecimal, where known
 * @param mirrors where it is published, tried in order
 */
public record DataFile(
        String name, OptionalLong rows, OptionalLong bytes, Optional<String> sha256, List<Mirror> mirrors) {
    public DataFile {
        mirrors = List.copyOf(mirrors);
        if (name.isBlank() || name.startsWith("/") || name.contains("..")) {
            throw new IllegalArgumentException(
                    "found file name '" + name + "', expected one below the data set's folder");
        }
        if (sha256.isPresent() && !sha256.get().matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    name + ": sha256: found '" + sha256.get() + "', expected 64 lower-case hexadecimal digits");
        }
    }

    /** A file of which only the name is known. */
    public static DataFile named(String name) {
        return new DataFile(name, OptionalLong.empty(), OptionalLong.empty(), Optional.empty(), List.of());
    }

    /** Its name with this extension in place of its own. */
    String nameWithExtension(String extension) {
        int folder = name.lastIndexOf('/') + 1;
        int dot = name.lastIndexOf('.');
        return (dot > folder ? name.substring(0, dot) : name) + extension;
    }
}
