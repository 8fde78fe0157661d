package io.gruard.training.settings;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All settings of a task, by name, in display order. */
public final class Catalogue {
    private static final int MAX_SUGGESTIONS = 3;

    private final Map<String, Setting<?>> settings = new LinkedHashMap<>();

    public Catalogue(List<Setting<?>> settings) {
        for (Setting<?> setting : settings) {
            if (this.settings.put(setting.name(), setting) != null) {
                throw new IllegalArgumentException(
                        "expected different names of settings, found two of " + setting.name());
            }
        }
    }

    public List<Setting<?>> settings() {
        return List.copyOf(settings.values());
    }

    public boolean holds(Setting<?> setting) {
        return setting.equals(settings.get(setting.name()));
    }

    /**
     * Returns the setting with a name.
     *
     * @throws SettingsException if there is none; the message lists settings with similar names
     */
    public Setting<?> named(String name) {
        Setting<?> setting = settings.get(name);
        if (setting == null) {
            throw new SettingsException("unknown setting '" + name + "'; nearest: " + nearest(name));
        }
        return setting;
    }

    private String nearest(String name) {
        String expected = name.toLowerCase(Locale.ROOT).replace('-', '_');
        return settings.keySet().stream()
                .sorted(Comparator.comparingInt((String known) -> distance(expected, known)))
                .limit(MAX_SUGGESTIONS)
                .reduce((a, b) -> a + ", " + b)
                .orElse("none");
    }

    /** Returns the Levenshtein distance: the minimum number of insertions, deletions and replacements from a to b. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
