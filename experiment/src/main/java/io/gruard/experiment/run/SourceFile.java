package io.gruard.experiment.run;

/**
 * A file of data that a run read.
 *
 * @param part part of the data set that it belongs to
 * @param name its published name
 * @param rows its rows
 * @param sha256 sum of its uncompressed bytes
 */
public record SourceFile(String part, String name, int rows, String sha256) {}
