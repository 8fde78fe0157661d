package io.gruard.optimize;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a study. Name, direction and space must equal those of a stored study with the name. Sampler, pruner and seed
 * may differ from call to call.
 *
 * @param seed random seed; together with the number of a trial it determines the random numbers of the trial
 * @param space the distributions of the parameters, or null if only the objective defines them. With a space, a study with
 *     another space and a queued value outside the space are rejected.
 */
public record StudySettings(
        String name,
        Direction direction,
        Sampler sampler,
        Pruner pruner,
        long seed,
        @Nullable Map<String, Distribution> space) {

    public StudySettings {
        if (name.isBlank() || name.length() > 512) {
            throw new IllegalArgumentException("study name: expected 1 to 512 characters, found '" + name + "'");
        }
        space = space == null ? null : Map.copyOf(space);
    }

    public StudySettings withSpace(Map<String, Distribution> declared) {
        return new StudySettings(name, direction, sampler, pruner, seed, declared);
    }

    public StudySettings withPruner(Pruner other) {
        return new StudySettings(name, direction, sampler, other, seed, space);
    }

    public StudySettings withSeed(long other) {
        return new StudySettings(name, direction, sampler, pruner, other, space);
    }

    Optional<Map<String, Distribution>> declaredSpace() {
        return Optional.ofNullable(space);
    }
}
