package io.gruard.optimize;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a study is run. Name, direction and space belong to the study itself and must agree with what a storage already holds under
 * the name; sampler, pruner and seed may differ from one run to the next.
 *
 * @param space the distributions of the parameters, where they are known beforehand: then a study of another space is refused, and
 *     so is a queued value out of range. Null where the objective alone knows them.
 * @param seed with a trial's number it gives the trial's random numbers, so a study that goes on does not repeat itself
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
            throw new IllegalArgumentException("a study's name needs 1 to 512 characters, found '" + name + "'");
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
