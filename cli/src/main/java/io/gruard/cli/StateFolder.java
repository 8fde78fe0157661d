package io.gruard.cli;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the folder for what survives a run: alerts, and alerts that are not delivered yet. */
final class StateFolder {
    private StateFolder() {}

    /**
     * Returns the user's folder, otherwise {@code $GRUARD_STATE}, otherwise {@code $STATE_DIRECTORY}, which systemd
     * sets for a service with such a folder, otherwise {@code gruard} in {@code $XDG_STATE_HOME} or
     * {@code ~/.local/state}.
     */
    static Path of(@Nullable Path named, Map<String, String> environment) {
        if (named != null) {
            return named;
        }
        for (String variable : new String[] {"GRUARD_STATE", "STATE_DIRECTORY"}) {
            String folder = environment.getOrDefault(variable, "");
            if (!folder.isEmpty()) {
                return Path.of(folder);
            }
        }
        String home = environment.getOrDefault("XDG_STATE_HOME", "");
        Path states = home.isEmpty() ? Path.of(System.getProperty("user.home"), ".local", "state") : Path.of(home);
        return states.resolve("gruard");
    }
}
