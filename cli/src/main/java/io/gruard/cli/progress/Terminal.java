package io.gruard.cli.progress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the process's standard error is connected to. */
final class Terminal {
    private static final int DEFAULT_COLUMNS = 120;

    private Terminal() {}

    /**
     * Whether standard error is a terminal. {@link System#console} tells only of standard input and output, so this looks
     * at Linux's view of the process; where there is none, it is not.
     */
    static boolean standardErrorIsOne() {
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
