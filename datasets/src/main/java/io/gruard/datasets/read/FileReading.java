package io.gruard.datasets.read;

import java.nio.file.Path;

/**
 * A file that was read, for provenance.
 *
 * @param name its published name
 * @param path its path
 * @param rows number of data rows, including skipped rows
 * @param sha256 SHA-256 of its uncompressed bytes
 */
public record FileReading(String name, Path path, int rows, String sha256) {}
