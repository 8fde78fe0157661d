package io.gruard.training.settings;

/** An unknown setting or an invalid value. The message is one line for the user. */
public final class SettingsException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public SettingsException(String message) {
        super(message);
    }

    public SettingsException(String message, Throwable cause) {
        super(message, cause);
    }

    static SettingsException outOfRange(Setting<?> setting, String found) {
        return new SettingsException(setting.name() + " must be " + setting.expected() + ", found '" + found + "'");
    }
}
