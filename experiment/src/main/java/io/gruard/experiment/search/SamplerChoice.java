package io.gruard.experiment.search;

import io.gruard.optimize.Sampler;
import io.gruard.optimize.sampler.GridSampler;
import io.gruard.optimize.sampler.RandomSampler;
import io.gruard.optimize.sampler.TpeSampler;
import io.gruard.optimize.sampler.TpeSettings;

/** The samplers of a search. */
public enum SamplerChoice {
    TPE("tpe"),
    TPE_UNIVARIATE("tpe-univariate"),
    RANDOM("random"),
    GRID("grid");

    private final String id;

    SamplerChoice(String id) {
        this.id = id;
    }

    /** @throws IllegalArgumentException if there is no sampler with that name */
    public static SamplerChoice of(String id) {
        for (SamplerChoice choice : values()) {
            if (choice.id.equals(id)) {
                return choice;
            }
        }
        throw new IllegalArgumentException("sampler: expected tpe, tpe-univariate, random or grid, found '" + id + "'");
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
