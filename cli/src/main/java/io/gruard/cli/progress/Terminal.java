package io.gruard.cli.progress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds what the process's standard error is connected to. */
final class Terminal {
    private static final int DEFAULT_COLUMNS = 120;

    private Terminal() {}

    /**
     * Returns whether standard error is a terminal. {@link System#console} covers only standard input and output, so
     * this reads Linux's view of the process; on other systems it returns false.
     */
    static boolean isStandardError() {
        try {
            String device = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    static int columns() {
        String columns = System.getenv("COLUMNS");
        return columns != null && columns.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(columns) : DEFAULT_COLUMNS;
    }
}
