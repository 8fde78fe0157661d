package io.gruard.training.fit;

import io.gruard.training.settings.Settings;

/**
 * An architecture and its settings.
 *
 * @param preset name of the preset from which the settings were taken before they were changed
 * @param model name of the architecture
 * @param settings of the architecture and its training
 */
public record ModelChoice(String preset, String model, Settings settings) {}
