package io.gruard.traffic.capture;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** The last lines that a process wrote to its standard error, which must be read or the process would stand still. */
public final class Complaints {
    private static final int MOST_LINES = 4;
    private static final long PATIENCE_MILLIS = 2000;

    private final Deque<String> lines = new ArrayDeque<>();
    private final Thread reader;

    /** Begins to read. */
    public Complaints(Process process) {
        reader = Thread.ofPlatform().daemon().name("complaints").start(() -> read(process));
    }

    private void read(Process process) {
        try (BufferedReader errors =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            for (String line = errors.readLine(); line != null; line = errors.readLine()) {
                keep(line.strip());
            }
        } catch (IOException closed) {
            keep(String.valueOf(closed.getMessage()));
        }
    }

    private synchronized void keep(String line) {
        if (line.isEmpty()) {
            return;
        }
        if (lines.size() == MOST_LINES) {
            lines.removeFirst();
        }
        lines.addLast(line);
    }

    /** An exception that says what the process said, or else what went wrong with it. */
    public IOException failed(String name, IOException cause) {
        try {
            reader.join(PATIENCE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            String said = lines.isEmpty() ? cause.getMessage() : String.join("; ", lines);
            return new IOException(name + ": " + said, cause);
        }
    }
}
