package io.gruard.optimize.sampler;

import io.gruard.optimize.CategoricalDistribution;
import io.gruard.optimize.Distribution;
import io.gruard.optimize.FloatDistribution;
import io.gruard.optimize.History;
import io.gruard.optimize.IntDistribution;
import io.gruard.optimize.Sampler;
import io.gruard.optimize.TrialRecord;
import java.util.random.RandomGenerator;

/** Draws values uniformly, on a logarithmic scale if the distribution has one. */
public final class RandomSampler implements Sampler {

    @Override
    public JointDraw drawJointly(History history, TrialRecord trial, RandomGenerator random) {
        return JointDraw.none();
    }

    @Override
    public double draw(
            History history, TrialRecord trial, String name, Distribution distribution, RandomGenerator random) {
        return uniform(distribution, random);
    }

    static double uniform(Distribution distribution, RandomGenerator random) {
        return switch (distribution) {
            case FloatDistribution range -> uniform(range, random);
            case IntDistribution range -> uniform(range, random);
            case CategoricalDistribution choices ->
                random.nextInt(choices.choices().size());
        };
    }

    private static double uniform(FloatDistribution range, RandomGenerator random) {
        if (range.isSingle()) {
            return range.low();
        }
        if (range.log()) {
            double value = Math.exp(random.nextDouble(Math.log(range.low()), Math.log(range.high())));
            return Math.clamp(value, range.low(), Math.nextDown(range.high()));
        }
        if (range.step() == 0) {
            return random.nextDouble(range.low(), range.high());
        }
        double half = range.step() / 2;
        double value = random.nextDouble(range.low() - half, range.high() + half);
        double onGrid = range.low() + Math.rint((value - range.low()) / range.step()) * range.step();
        return Math.clamp(onGrid, range.low(), range.high());
    }

    private static double uniform(IntDistribution range, RandomGenerator random) {
        if (range.log()) {
            double value = Math.exp(random.nextDouble(Math.log(range.low() - 0.5), Math.log(range.high() + 0.5)));
            return Math.clamp(Math.rint(value), (double) range.low(), (double) range.high());
        }
        long steps = (range.high() - range.low()) / range.step();
        return (double) (range.low() + random.nextLong(steps + 1) * range.step());
    }
}
