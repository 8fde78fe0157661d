package io.gruard.training.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Immutable values of all settings of a catalogue. Two objects are equal if their values are. */
public final class Settings {
    private final Catalogue catalogue;
    private final Map<Setting<?>, Object> changes;

    private Settings(Catalogue catalogue, Map<Setting<?>, Object> changes) {
        this.catalogue = catalogue;
        this.changes = Collections.unmodifiableMap(changes);
    }

    /** Returns the default of every setting. */
    public static Settings defaults(Catalogue catalogue) {
        return new Settings(catalogue, new LinkedHashMap<>());
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    public <T> T value(Setting<T> setting) {
        if (!catalogue.holds(setting)) {
            throw new IllegalArgumentException("expected a setting of this catalogue, found " + setting.name());
        }
        @SuppressWarnings("unchecked") // Only with() adds values, and it gets them from the setting.
        T value = (T) changes.getOrDefault(setting, setting.defaults());
        return value;
    }

    /**
     * Returns a copy with one setting changed.
     *
     * @throws SettingsException if there is no such setting or the text is not a value of it
     */
    public Settings with(String name, String text) {
        Setting<?> setting = catalogue.named(name);
        Map<Setting<?>, Object> changed = new LinkedHashMap<>(changes);
        changed.put(setting, setting.parse(text));
        return new Settings(catalogue, changed);
    }

    /** Returns a copy with these settings changed. */
    public Settings with(Map<String, String> texts) {
        Settings result = this;
        for (Map.Entry<String, String> entry : texts.entrySet()) {
            result = result.with(entry.getKey(), entry.getValue());
        }
        return result;
    }

    /** Returns a copy with {@code name=value} applied. */
    public Settings withAssignment(String assignment) {
        int equals = assignment.indexOf('=');
        if (equals <= 0) {
            throw new SettingsException("expected a setting NAME=VALUE, found '" + assignment + "'");
        }
        return with(assignment.substring(0, equals).strip(), assignment.substring(equals + 1));
    }

    /** Returns all values by name, in the order of the catalogue. Values are Integer, Double or String. */
    public Map<String, Object> byName() {
        Map<String, Object> all = new LinkedHashMap<>();
        for (Setting<?> setting : catalogue.settings()) {
            all.put(setting.name(), plain(setting));
        }
        return all;
    }

    /** Returns a value for files, reports and provenance: an {@link Integer}, a {@link Double} or a {@link String}. */
    public Object plain(Setting<?> setting) {
        return plainOf(setting);
    }

    private <T> Object plainOf(Setting<T> setting) {
        return setting.plain(value(setting));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Settings settings && settings.byName().equals(byName());
    }

    @Override
    public int hashCode() {
        return byName().hashCode();
    }

    @Override
    public String toString() {
        return byName().toString();
    }
}
