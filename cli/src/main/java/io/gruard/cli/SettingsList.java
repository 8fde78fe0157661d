package io.gruard.cli;

import io.gruard.training.fit.ModelChoice;
import io.gruard.training.fit.Preset;
import io.gruard.training.fit.Presets;
import io.gruard.training.settings.Setting;
import io.gruard.training.settings.SettingsException;
import java.io.PrintWriter;

/** Prints the settings of a model: name, value, meaning and accepted values. */
final class SettingsList {
    private SettingsList() {}

    static void print(PrintWriter out, ModelChoice choice) {
        out.printf("settings of %s (--set key=value):%n%n", choice.model());
        for (Setting<?> setting : choice.settings().catalogue().settings()) {
            out.printf("  %s = %s%n", setting.name(), choice.settings().plain(setting));
            out.printf("      %s; %s%n", setting.meaning(), setting.expected());
        }
        out.printf("%npresets (--preset NAME):%n%n");
        Presets.allShipped().forEach(preset -> print(out, preset));
        Presets presets = Presets.defaults();
        presets.files().forEach((name, file) -> {
            try {
                print(out, presets.read(file));
            } catch (SettingsException e) {
                out.printf("  %s%n      invalid: %s%n", name, e.getMessage());
            }
        });
        out.flush();
    }

    private static void print(PrintWriter out, Preset preset) {
        out.printf("  %s (%s)%n      %s%n", preset.name(), preset.model(), preset.purpose());
        preset.results().ifPresent(results -> out.printf("      results: %s%n", results));
    }
}
