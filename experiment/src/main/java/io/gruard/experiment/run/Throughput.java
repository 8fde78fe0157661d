package io.gruard.experiment.run;

/**
 * Speed of a run on the machine in its {@code run.json}.
 *
 * @param trainRowsPerSecond training rows, including synthetic ones, per second of training steps
 * @param scoreRowsPerSecond scored rows per second of encoding and scoring
 */
public record Throughput(double trainRowsPerSecond, double scoreRowsPerSecond) {}
