package io.gruard.training.fit;

import io.gruard.nn.Architectures;
import io.gruard.training.settings.Settings;
import io.gruard.training.settings.SettingsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Names an architecture and settings. What is not named comes from a preset. Later values win: preset, {@link #quick}, settings
 * file, changes in the order in which they were made.
 *
 * <p>Each method but {@link #choice} changes this object and returns it.
 */
public final class ModelRequest {
    private final Presets presets;
    private @Nullable String preset;
    private @Nullable String model;
    private @Nullable Path file;
    private Map<String, String> quick = Map.of();
    private final List<UnaryOperator<Settings>> changes = new ArrayList<>();

    /** Creates a request that takes presets from these. */
    public ModelRequest(Presets presets) {
        this.presets = presets;
    }

    /**
     * Names the preset. The default is the data set's own.
     *
     * @param nameOrFile as {@link Presets#find} takes it
     */
    public ModelRequest preset(String nameOrFile) {
        preset = nameOrFile;
        return this;
    }

    /** Names the architecture. The default is that of the settings file, otherwise that of the preset. */
    public ModelRequest model(String name) {
        model = name;
        return this;
    }

    /** Takes settings from a file, as {@link SettingsFile#write} writes it. */
    public ModelRequest settingsFile(Path settings) {
        file = settings;
        return this;
    }

    /** Shortens the training, so that it checks that everything works. */
    public ModelRequest quick() {
        quick = Presets.QUICK;
        return this;
    }

    /** Changes one setting. */
    public ModelRequest set(String name, String value) {
        changes.add(settings -> settings.with(name, value));
        return this;
    }

    /** Changes one setting, given as {@code name=value}. */
    public ModelRequest set(String assignment) {
        changes.add(settings -> settings.withAssignment(assignment));
        return this;
    }

    /**
     * Returns the architecture with its settings.
     *
     * @param dataset name of the data set, whose preset is the default; empty for none in particular
     * @throws IllegalArgumentException if a name, setting or value does not exist, or the preset is for another architecture
     * @throws IOException if the settings file cannot be read
     */
    public ModelChoice choice(String dataset) throws IOException {
        SettingsFile read = file == null ? null : SettingsFile.read(file);
        ModelChoice base =
                base(dataset, model == null && read != null ? read.model().orElse(null) : model);
        Settings settings = base.settings().with(quick);
        if (read != null) {
            settings = read.onto(settings);
        }
        for (UnaryOperator<Settings> change : changes) {
            settings = change.apply(settings);
        }
        return new ModelChoice(base.preset(), base.model(), settings);
    }

    private ModelChoice base(String dataset, @Nullable String expected) {
        Preset named = preset == null ? presets.forDataSet(dataset) : presets.find(preset);
        if (expected == null || expected.equals(named.model())) {
            return new ModelChoice(named.name(), named.model(), named.settings());
        }
        if (preset != null) {
            throw new IllegalArgumentException("preset '" + named.name() + "': expected its model " + named.model()
                    + ", found model '" + expected + "'");
        }
        return new ModelChoice(named.name(), expected, named.settings(Architectures.named(expected)));
    }
}
