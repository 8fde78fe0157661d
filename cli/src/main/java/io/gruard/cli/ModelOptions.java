package io.gruard.cli;

import io.gruard.nn.Architectures;
import io.gruard.training.fit.FitSettings;
import io.gruard.training.fit.Preset;
import io.gruard.training.fit.Presets;
import io.gruard.training.settings.Settings;
import io.gruard.training.settings.SettingsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options that choose model, preset and settings. Later ones override earlier ones: preset, file, shortcuts,
 * {@code --set}.
 */
final class ModelOptions {
    @Option(names = "--model", paramLabel = "NAME", description = "architecture, with its own default settings")
    private @Nullable String model;

    @Option(
            names = "--preset",
            paramLabel = "NAME|FILE",
            description = "settings preset: a shipped one, NAME.yaml in $GRUARD_PRESETS, ./presets or"
                    + " ~/.config/gruard/presets, or a file (default: the data set's own, otherwise paper; own for a"
                    + " custom data set)")
    private @Nullable String preset;

    @Option(names = "--settings", paramLabel = "FILE", description = "settings in a YAML file, as tune writes them")
    private @Nullable Path file;

    @Option(
            names = "--balance",
            paramLabel = "NAME",
            description = "balancing of the training rows, such as none, smote, smote:0.5, smote:R2L=5000,U2R=2000 or"
                    + " smote-nc (default: the preset's)")
    private @Nullable String balance;

    @Option(names = "--epochs", paramLabel = "N", description = "maximum number of epochs (default: the preset's)")
    private @Nullable String epochs;

    @Option(
            names = "--novelty-fpr",
            paramLabel = "SHARE",
            description =
                    "maximum share of benign validation rows classified as a novel attack; 0 for no novelty detector"
                            + " (default: the preset's, shown by gruard train --list-settings)")
    private @Nullable String noveltyFpr;

    @Option(
            names = "--set",
            paramLabel = "key=value",
            description = "change any setting; repeatable (gruard train --list-settings lists them)")
    private List<String> assignments = new ArrayList<>();

    /**
     * An architecture's name and its settings.
     *
     * @param preset name of the preset of the settings before they were changed
     */
    record ModelChoice(String preset, String model, Settings settings) {}

    /**
     * Applies the options.
     *
     * @param dataset whose defaults apply; empty for none
     * @param defaults settings that are changed before the user's own
     * @throws IllegalArgumentException if a name, key or value is unknown
     */
    ModelChoice choice(String dataset, Map<String, String> defaults) throws IOException {
        ModelChoice chosen = base(dataset);
        Settings settings = chosen.settings().with(defaults);
        if (file != null) {
            settings = SettingsFile.read(file).onto(settings);
        }
        if (balance != null) {
            settings = settings.with(FitSettings.BALANCE.name(), balance);
        }
        if (epochs != null) {
            settings = settings.with(FitSettings.EPOCHS.name(), epochs);
        }
        if (noveltyFpr != null) {
            settings = settings.with(FitSettings.NOVELTY_FPR.name(), noveltyFpr);
        }
        for (String assignment : assignments) {
            settings = settings.withAssignment(assignment);
        }
        return new ModelChoice(chosen.preset(), chosen.model(), settings);
    }

    private ModelChoice base(String dataset) throws IOException {
        String expected = model;
        if (expected == null && file != null) {
            expected = SettingsFile.read(file).model().orElse(null);
        }
        Presets presets = Presets.defaults();
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
