package io.gruard.experiment.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gruard.optimize.CategoricalDistribution;
import io.gruard.optimize.Distribution;
import io.gruard.optimize.FloatDistribution;
import io.gruard.optimize.IntDistribution;
import io.gruard.optimize.ParameterValue;
import io.gruard.training.fit.FitSettings;
import io.gruard.training.settings.Catalogue;
import io.gruard.training.settings.Setting;
import io.gruard.training.settings.Settings;
import io.gruard.training.settings.SettingsException;
import io.gruard.training.settings.SettingsYaml;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The settings that a search varies, with their possible values.
 *
 * @param settings distributions by name; every value of a distribution is valid for its setting
 */
public record ParameterSpace(Map<String, Distribution> settings) {

    /** Settings that change the rows or features. */
    private static final Set<String> ROW_SETTINGS = Set.of(
            FitSettings.WINDOW.name(),
            FitSettings.WITHOUT.name(),
            FitSettings.PART.name(),
            FitSettings.VALIDATION.name());

    public ParameterSpace {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /**
     * Returns the five settings that Benchama and Zebbara tuned. The paper states the best values but no ranges. The ranges are
     * gruard's: kernel width 3 to 32, dropout rates 0 to 0.5, learning rate 0.0001 to 0.01 on a logarithmic scale. Settings that
     * the architecture does not have are omitted.
     */
    public static ParameterSpace paper(Catalogue catalogue) {
        Map<String, Distribution> all = new LinkedHashMap<>();
        all.put("conv_kernel_size", IntDistribution.uniform(3, 32));
        all.put("conv_dropout", FloatDistribution.uniform(0, 0.5));
        all.put("gru_dropout", FloatDistribution.uniform(0, 0.5));
        all.put("attention_dropout", FloatDistribution.uniform(0, 0.5));
        all.put("learning_rate", FloatDistribution.logarithmic(1e-4, 1e-2));
        Set<String> known =
                Set.copyOf(catalogue.settings().stream().map(Setting::name).toList());
        all.keySet().retainAll(known);
        return new ParameterSpace(all);
    }

    /**
     * Reads a space in YAML. A range of numbers is {@code name: {low: 1, high: 9}}, optionally with {@code log: true} or {@code
     * step: 2}. A list of values is {@code name: [a, b]}.
     *
     * @throws SettingsException if the file has another form, a setting does not exist, or a value is invalid
     */
    public static ParameterSpace read(Path file, Catalogue catalogue) throws IOException {
        ObjectNode root = SettingsYaml.read(file);
        if (root.isEmpty()) {
            throw new SettingsException(
                    file + ": expected lines of 'name: {low: …, high: …}' or 'name: [a, b]', found none");
        }
        try {
            Map<String, Distribution> settings = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> entry : root.properties()) {
                settings.put(entry.getKey(), distribution(catalogue.named(entry.getKey()), entry.getValue()));
            }
            return new ParameterSpace(settings);
        } catch (SettingsException e) {
            throw new SettingsException(file + ": " + e.getMessage(), e);
        }
    }

    private static Distribution distribution(Setting<?> setting, JsonNode range) {
        if (List.of(FitSettings.NOVELTY.name(), FitSettings.NOVELTY_FPR.name()).contains(setting.name())) {
            throw new SettingsException(setting.name() + " cannot be searched: trials are evaluated without novelty");
        }
        if (ROW_SETTINGS.contains(setting.name())) {
            throw new SettingsException(
                    setting.name() + " cannot be searched: trials are compared on the same rows and features");
        }
        try {
            JsonNode choices = range.isArray() ? range : range.path("choices");
            Distribution distribution =
                    choices.isArray() ? choices(setting, choices) : interval(setting, new RangeFields(range));
            for (double end : ends(distribution)) {
                setting.parse(text(new ParameterValue(distribution, end)));
            }
            return distribution;
        } catch (SettingsException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new SettingsException(setting.name() + ": " + e.getMessage(), e);
        }
    }

    private static Distribution choices(Setting<?> setting, JsonNode choices) {
        List<Object> texts = new ArrayList<>();
        for (JsonNode choice : choices) {
            String text = setting.normalized(choice.asText());
            if (texts.contains(text)) {
                throw new IllegalArgumentException("expected different choices, found " + text + " twice");
            }
            texts.add(text);
        }
        return new CategoricalDistribution(List.copyOf(texts));
    }

    private static Distribution interval(Setting<?> setting, RangeFields range) {
        return switch (setting) {
            case Setting.Whole whole ->
                new IntDistribution(range.whole("low"), range.whole("high"), range.log(), range.wholeStep());
            case Setting.Real real ->
                new FloatDistribution(range.number("low"), range.number("high"), range.log(), range.step());
            case Setting.Choice<?> choice ->
                throw new IllegalArgumentException("expected a list such as [a, b], found a range");
            case Setting.Text text ->
                throw new IllegalArgumentException("expected a list such as [a, b], found a range");
        };
    }

    private static double[] ends(Distribution distribution) {
        return switch (distribution) {
            case FloatDistribution range -> new double[] {range.low(), range.high()};
            case IntDistribution range -> new double[] {(double) range.low(), (double) range.high()};
            case CategoricalDistribution choices -> {
                double[] all = new double[choices.choices().size()];
                Arrays.setAll(all, i -> i);
                yield all;
            }
        };
    }

    /** Formats a value for settings. */
    static String text(ParameterValue parameter) {
        return String.valueOf(parameter.value());
    }

    /** Returns the external values that settings have for the searched settings. */
    Map<String, Object> valuesOf(Settings given) {
        Map<String, Object> values = new LinkedHashMap<>(given.byName());
        values.keySet().retainAll(settings.keySet());
        values.replaceAll(
                (name, value) -> settings.get(name) instanceof CategoricalDistribution ? String.valueOf(value) : value);
        return values;
    }

    /** Returns the settings with the values of a trial. */
    static Settings apply(Settings base, Map<String, ParameterValue> parameters) {
        Settings settings = base;
        for (Map.Entry<String, ParameterValue> entry : parameters.entrySet()) {
            settings = settings.with(entry.getKey(), text(entry.getValue()));
        }
        return settings;
    }

    /**
     * Returns all values of each setting, for a grid search.
     *
     * @throws IllegalArgumentException if a setting has a continuous range
     */
    Map<String, List<?>> grid() {
        Map<String, List<?>> values = new LinkedHashMap<>();
        settings.forEach((name, distribution) -> values.put(name, all(name, distribution)));
        return values;
    }

    private static List<?> all(String name, Distribution distribution) {
        return switch (distribution) {
            case CategoricalDistribution choices -> choices.choices();
            case IntDistribution range -> {
                List<Object> all = new ArrayList<>();
                for (long value = range.low(); value <= range.high(); value += range.step()) {
                    all.add(value);
                }
                yield all;
            }
            case FloatDistribution range -> {
                if (range.step() == 0) {
                    throw new IllegalArgumentException(name + ": a grid search requires a step or a list");
                }
                List<Object> all = new ArrayList<>();
                for (int i = 0; range.low() + i * range.step() <= range.high() + range.step() / 2; i++) {
                    all.add(Math.min(range.low() + i * range.step(), range.high()));
                }
                yield all;
            }
        };
    }
}
