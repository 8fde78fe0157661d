package io.gruard.learn.train;

import io.gruard.learn.settings.Settings;
import io.gruard.nn.Architectures;
import java.util.List;
import java.util.Map;

/** Settings known by name. */
public final class Presets {
    private static final List<Preset> ALL = List.of(
            new Preset(
                    "paper",
                    "cnn-bigru-attention",
                    "the best trial of Benchama and Zebbara 2024; what they do not state is a default of ours",
                    Map.of()),
            new Preset(
                    "tuned",
                    "cnn-bigru-attention",
                    "chosen on rows held out of KDDTrain+: signed logarithm, less dropout, a greater learning rate",
                    Map.of("scaling", "signed-log", "conv_dropout", "0.2", "learning_rate", "0.003")));

    /** What {@code --quick} changes, so that everything is gone through in a minute or two. */
    public static final Map<String, String> QUICK = Map.of("epochs", "3", "batch_size", "128");

    /** Rows of the training part that {@code --quick} takes. */
    public static final int QUICK_ROWS = 4000;

    private Presets() {}

    /**
     * A preset.
     *
     * @param name as in {@code --preset}
     * @param model name of the architecture
     * @param description one line
     * @param values settings that differ from the architecture's defaults
     */
    public record Preset(String name, String model, String description, Map<String, String> values) {
        public Preset {
            values = Map.copyOf(values);
        }

        public Settings settings() {
            return Settings.usual(FitSettings.catalogue(Architectures.named(model)))
                    .with(values);
        }
    }

    /** All of them, the default first. */
    public static List<Preset> all() {
        return ALL;
    }

    /**
     * The preset of a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Preset named(String name) {
        return ALL.stream()
                .filter(preset -> preset.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("preset must be one of "
                        + ALL.stream().map(Preset::name).toList() + ", found '" + name + "'"));
    }
}
