package io.gruard.datasets.read;

import java.nio.file.Path;

/**
 * A file that was read, for the provenance of what is made of it.
 *
 * @param name its published name
 * @param path where it lay
 * @param rows its data rows, set aside or not
 * @param sha256 the sum of its uncompressed bytes
 */
public record FileReading(String name, Path path, int rows, String sha256) {}
