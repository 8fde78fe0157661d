package io.gruard.experiment.run;

/**
 * Speed of a run, on the machine that its {@code run.json} names.
 *
 * @param trainRowsPerSecond rows, synthetic ones included, over the time spent in training steps
 * @param scoreRowsPerSecond rows scored over the time of encoding and scoring them
 */
public record Throughput(double trainRowsPerSecond, double scoreRowsPerSecond) {}
