package io.gruard.experiment.run;

/**
 * A data file of a run.
 *
 * @param part its part of the data set
 * @param name its published name
 * @param rows number of rows
 * @param sha256 SHA-256 of its uncompressed bytes
 */
public record SourceFile(String part, String name, int rows, String sha256) {}
