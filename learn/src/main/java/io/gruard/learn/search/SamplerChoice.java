package io.gruard.learn.search;

import io.gruard.learn.tune.Sampler;
import io.gruard.learn.tune.sampler.GridSampler;
import io.gruard.learn.tune.sampler.RandomSampler;
import io.gruard.learn.tune.sampler.TpeSampler;
import io.gruard.learn.tune.sampler.TpeSettings;

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

    Sampler over(SearchSpace space) {
        return switch (this) {
            case TPE -> new TpeSampler(TpeSettings.usual());
            case TPE_UNIVARIATE -> new TpeSampler(TpeSettings.univariate());
            case RANDOM -> new RandomSampler();
            case GRID -> new GridSampler(space.settings(), space.grid());
        };
    }
}
