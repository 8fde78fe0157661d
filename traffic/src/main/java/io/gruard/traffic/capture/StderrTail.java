package io.gruard.traffic.capture;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The last lines that a process wrote to its standard error, which must be read or the process would stand still. */
public final class StderrTail {
    private static final int MAX_LINES = 4;
    private static final long PATIENCE_MILLIS = 2000;

    private static final Pattern DROPPED =
            Pattern.compile("(\\d{1,18}) packets? dropped (?:by kernel|by interface|from .*)");

    private final Deque<String> lines = new ArrayDeque<>();
    private final Thread reader;

    /** Begins to read. */
    public StderrTail(Process process) {
        reader = Thread.ofPlatform().daemon().name("complaints").start(() -> read(process));
    }

    private void read(Process process) {
        try (BufferedReader errors =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            for (String line = errors.readLine(); line != null; line = errors.readLine()) {
                keep(line.strip());
            }
        } catch (IOException | RuntimeException | Error closed) {
            keep(String.valueOf(closed.getMessage()));
        }
    }

    private synchronized void keep(String line) {
        if (line.isEmpty()) {
            return;
        }
        if (lines.size() == MAX_LINES) {
            lines.removeFirst();
        }
        lines.addLast(line);
    }

    /** An exception that says what the process said, or else what went wrong with it. */
    public IOException failed(String name, IOException cause) {
        List<String> all = all();
        String said = all.isEmpty() ? cause.getMessage() : String.join("; ", all);
        return new IOException(name + ": " + said, cause);
    }

    /** Packets that {@code tcpdump} or {@code tshark} said it lost, which they do at their end. */
    public long dropped() {
        return all().stream()
                .map(DROPPED::matcher)
                .filter(Matcher::matches)
                .mapToLong(line -> Long.parseLong(line.group(1)))
                .sum();
    }

    /** The lines, after the process has ended: waits a moment for those that are on their way. */
    private List<String> all() {
        try {
            reader.join(PATIENCE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            return List.copyOf(lines);
        }
    }
}
