package io.gruard.model;

import io.gruard.nn.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The rarity of an energy among benign rows: minus the natural logarithm of the fraction of benign rows whose energy is
 * as large or larger. It is linear between knots. Beyond the last knot it grows by the logarithm of the ratio to the
 * largest energy, as for a tail that falls with the inverse of the energy (Pareto).
 *
 * @param energies energies of the knots, strictly increasing from 0
 * @param surprises minus the logarithms at the knots, not decreasing, from 0
 */
public record TailScale(float[] energies, float[] surprises) {
    static final String ENERGIES = "tail.energies";
    static final String SURPRISES = "tail.surprises";

    private static final Set<String> ARRAYS = Set.of(ENERGIES, SURPRISES);

    public TailScale {
        requireKnots(energies.length);
        if (surprises.length != energies.length) {
            throw new IllegalArgumentException("knots of rarity: expected as many surprises as energies, found "
                    + surprises.length + " and " + energies.length);
        }
        for (int i = 0; i < energies.length; i++) {
            boolean rise = i == 0
                    ? energies[0] == 0 && surprises[0] == 0
                    : energies[i] > energies[i - 1] && surprises[i] >= surprises[i - 1];
            if (!rise || energies[i] == Float.POSITIVE_INFINITY || surprises[i] == Float.POSITIVE_INFINITY) {
                throw new IllegalArgumentException("knots of rarity must increase from (0, 0), found (" + energies[i]
                        + ", " + surprises[i] + ") at index " + i);
            }
        }
    }

    static void requireKnots(int knots) {
        if (knots < 2) {
            throw new IllegalArgumentException("knots of rarity must be 2 or more, found " + knots);
        }
    }

    static TailScale of(int knots, List<Tensor> tensors) {
        TailScale scale =
                new TailScale(NoveltyMeasure.array(tensors, ENERGIES), NoveltyMeasure.array(tensors, SURPRISES));
        if (scale.energies.length != knots) {
            throw new IllegalArgumentException(
                    "expected " + knots + " knots of rarity, found " + scale.energies.length);
        }
        return scale;
    }

    /** The arrays that do not belong to a scale. */
    static List<Tensor> others(List<Tensor> tensors) {
        return tensors.stream()
                .filter(tensor -> !ARRAYS.contains(tensor.name()))
                .toList();
    }

    List<Tensor> tensors() {
        List<Integer> shape = List.of(energies.length);
        return List.of(new Tensor(ENERGIES, shape, energies), new Tensor(SURPRISES, shape, surprises));
    }

    /** Minus the logarithm of the fraction of benign rows with this energy or more. */
    public float surprise(float energy) {
        float sum = 0;
        int last = energies.length - 1;
        for (int i = 0; i < last && energy > energies[i]; i++) {
            float within = Math.min((energy - energies[i]) / (energies[i + 1] - energies[i]), 1);
            sum += (surprises[i + 1] - surprises[i]) * within;
        }
        return sum + (float) Math.log(Math.max(energy / energies[last], 1));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TailScale scale
                && Arrays.equals(energies, scale.energies)
                && Arrays.equals(surprises, scale.surprises);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(energies) + Arrays.hashCode(surprises);
    }
}
