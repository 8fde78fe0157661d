package io.gruard.data.descriptor;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A published file.
 *
 * @param name its name, without the {@code .gz} that a copy may have
 * @param rows its data rows, where known
 * @param sha256 the sum of its uncompressed bytes in lower-case hexadecimal, where known
 * @param addresses where it is published, tried in order; {@code archive.zip!/entry} for a file in an archive
 */
public record DataFile(String name, OptionalLong rows, Optional<String> sha256, List<String> addresses) {
    public DataFile {
        addresses = List.copyOf(addresses);
        if (name.isBlank() || name.startsWith("/") || name.contains("..")) {
            throw new IllegalArgumentException(
                    "found file name '" + name + "', wanted one below the data set's folder");
        }
        if (sha256.isPresent() && !sha256.get().matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    name + ": sha256: found '" + sha256.get() + "', wanted 64 lower-case hexadecimal digits");
        }
    }
}
