package io.gruard.cli.demo;

/**
 * A step that was done.
 *
 * @param seconds wall-clock time that it took
 */
public record Stage(String name, double seconds) {}
