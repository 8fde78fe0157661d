package io.gruard.experiment.search;

import io.gruard.optimize.Sampler;
import io.gruard.optimize.sampler.GridSampler;
import io.gruard.optimize.sampler.RandomSampler;
import io.gruard.optimize.sampler.TpeSampler;
import io.gruard.optimize.sampler.TpeSettings;

/** Samplers by the words of the command line. */
public enum SamplerChoice {
    TPE("tpe"),
    TPE_UNIVARIATE("tpe-univariate"),
    RANDOM("random"),
    GRID("grid");

    private final String word;

    SamplerChoice(String word) {
        this.word = word;
    }

    /** @throws IllegalArgumentException where there is none of that name */
    public static SamplerChoice of(String word) {
        for (SamplerChoice choice : values()) {
            if (choice.word.equals(word)) {
                return choice;
            }
        }
        throw new IllegalArgumentException("sampler must be tpe, tpe-univariate, random or grid, found '" + word + "'");
    }

    Sampler over(ParameterSpace space) {
        return switch (this) {
            case TPE -> new TpeSampler(TpeSettings.defaults());
            case TPE_UNIVARIATE -> new TpeSampler(TpeSettings.univariate());
            case RANDOM -> new RandomSampler();
            case GRID -> new GridSampler(space.settings(), space.grid());
        };
    }
}
