package io.gruard.training.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A value for every setting of a catalogue; immutable. Compares by values. */
public final class Settings {
    private final Catalogue catalogue;
    private final Map<Setting<?>, Object> chosen;

    private Settings(Catalogue catalogue, Map<Setting<?>, Object> chosen) {
        this.catalogue = catalogue;
        this.chosen = Collections.unmodifiableMap(chosen);
    }

    /** Every setting at its default. */
    public static Settings defaults(Catalogue catalogue) {
        return new Settings(catalogue, new LinkedHashMap<>());
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    public <T> T value(Setting<T> setting) {
        if (!catalogue.holds(setting)) {
            throw new IllegalArgumentException(setting.name() + " is not a setting of this catalogue");
        }
        @SuppressWarnings("unchecked") // Only with() puts values in, and those come from the setting itself.
        T value = (T) chosen.getOrDefault(setting, setting.defaults());
        return value;
    }

    /**
     * A copy with one setting changed.
     *
     * @throws SettingsException if there is no such setting, or the text is no value of it
     */
    public Settings with(String name, String text) {
        Setting<?> setting = catalogue.named(name);
        Map<Setting<?>, Object> changed = new LinkedHashMap<>(chosen);
        changed.put(setting, setting.parse(text));
        return new Settings(catalogue, changed);
    }

    /** A copy with these settings changed, in the map's order. */
    public Settings with(Map<String, String> texts) {
        Settings result = this;
        for (Map.Entry<String, String> entry : texts.entrySet()) {
            result = result.with(entry.getKey(), entry.getValue());
        }
        return result;
    }

    /** A copy with {@code name=value} applied. */
    public Settings withAssignment(String assignment) {
        int equals = assignment.indexOf('=');
        if (equals <= 0) {
            throw new SettingsException("a setting must be key=value, found '" + assignment + "'");
        }
        return with(assignment.substring(0, equals).strip(), assignment.substring(equals + 1));
    }

    /** Every setting's name and value, in the catalogue's order; values are Integer, Double or String. */
    public Map<String, Object> byName() {
        Map<String, Object> all = new LinkedHashMap<>();
        for (Setting<?> setting : catalogue.settings()) {
            all.put(setting.name(), plain(setting));
        }
        return all;
    }

    /** A value as files, reports and provenance have it: an {@link Integer}, a {@link Double} or a {@link String}. */
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
