package io.gruard.bench.traffic;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A program, or gruard itself, that reads a capture to flows. */
interface FlowReader {
    /** Returns its name in the table. */
    String title();

    /** Returns why it cannot run here, or null if it can; may install it. */
    @Nullable
    String missing() throws IOException, InterruptedException;

    /** Does what must be done once before a round is timed. */
    default void prepare(Path capture) throws IOException, InterruptedException {}

    /**
     * Reads a capture to its end.
     *
     * @return number of flows, by its own definition of a flow
     */
    long read(Path capture) throws IOException, InterruptedException;
}
