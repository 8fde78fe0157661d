package io.gruard.cli;

import io.gruard.training.fit.FitSettings;
import io.gruard.training.fit.ModelRequest;
import io.gruard.training.fit.Presets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
     * Returns the request that the options make.
     *
     * @param quick whether the training is only a check
     */
    ModelRequest request(boolean quick) {
        ModelRequest request = new ModelRequest(Presets.defaults());
        if (quick) {
            request.quick();
        }
        if (preset != null) {
            request.preset(preset);
        }
        if (model != null) {
            request.model(model);
        }
        if (file != null) {
            request.settingsFile(file);
        }
        if (balance != null) {
            request.set(FitSettings.BALANCE.name(), balance);
        }
        if (epochs != null) {
            request.set(FitSettings.EPOCHS.name(), epochs);
        }
        if (noveltyFpr != null) {
            request.set(FitSettings.NOVELTY_FPR.name(), noveltyFpr);
        }
        assignments.forEach(request::set);
        return request;
    }
}
