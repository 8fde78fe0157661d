package io.gruard.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the name of this machine without the network. */
final class HostName {
    private static final Path LINUX = Path.of("/proc/sys/kernel/hostname");

    private HostName() {}

    /** Returns the name; empty if it is unknown. */
    static String ofThisMachine() {
        try {
            return Files.readString(LINUX).strip();
        } catch (IOException elsewhere) {
            return System.getenv().getOrDefault("HOSTNAME", "");
        }
    }
}
