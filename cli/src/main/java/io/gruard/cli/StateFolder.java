package io.gruard.cli;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where gruard keeps what outlasts a run: alerts, and what could not be delivered yet. */
final class StateFolder {
    private StateFolder() {}

    /**
     * What the user names, else {@code $GRUARD_STATE}, else {@code $STATE_DIRECTORY}, which systemd sets for a service with such a
     * folder, else {@code gruard} in {@code $XDG_STATE_HOME} or {@code ~/.local/state}.
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
