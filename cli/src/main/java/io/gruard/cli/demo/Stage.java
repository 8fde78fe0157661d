package io.gruard.cli.demo;

/**
 * A finished step.
 *
 * @param seconds its wall-clock time
 */
public record Stage(String name, double seconds) {}
