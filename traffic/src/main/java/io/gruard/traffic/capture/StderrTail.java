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

/** Keeps the last lines of a process's standard error. If nobody read them, the process would block. */
public final class StderrTail {
    private static final int MAX_LINES = 4;
    private static final long PATIENCE_MILLIS = 2000;

    private static final Pattern DROPPED =
            Pattern.compile("(\\d{1,18}) packets? dropped (?:by kernel|by interface|from .*)");

    private final Deque<String> lines = new ArrayDeque<>();
    private final Thread reader;

    /** Starts to read. */
    public StderrTail(Process process) {
        reader = Thread.ofPlatform().daemon().name("gruard-stderr-tail").start(() -> read(process));
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

    /** An exception with the last lines of standard error, or with the cause if there are none. */
    public IOException failed(String name, IOException cause) {
        List<String> all = all();
        String said = all.isEmpty() ? cause.getMessage() : String.join("; ", all);
        return new IOException(name + ": " + said, cause);
    }

    /** Number of lost packets that {@code tcpdump} or {@code tshark} reported. Both report it at exit. */
    public long dropped() {
        return all().stream()
                .map(DROPPED::matcher)
                .filter(Matcher::matches)
                .mapToLong(line -> Long.parseLong(line.group(1)))
                .sum();
    }

    /** All lines after the process has ended. Waits briefly for lines that are still in the pipe. */
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
