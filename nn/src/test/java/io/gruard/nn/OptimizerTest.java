package io.gruard.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class OptimizerTest {
    private static Parameter parameter(float... values) {
        return new Parameter(new Tensor("w", List.of(values.length), values));
    }

    @Test
    void adamFollowsItsFormulaForTenSteps() {
        check(Optimizer.Adam.defaults(), 0);
    }

    @Test
    void adamWSubtractsItsDecayFromTheWeights() {
        check(Optimizer.AdamW.defaults(), 0.01);
    }

    private static void check(Optimizer optimizer, double decay) {
        Parameter parameter = parameter(0.5f, -1.25f);
        Descent descent = new Descent(List.of(parameter));
        double[] w = {0.5, -1.25};
        double[] m = new double[2];
        double[] v = new double[2];
        double rate = 0.02;
        for (int step = 1; step <= 10; step++) {
            for (int i = 0; i < 2; i++) {
                double g = Math.sin(step + i);
                parameter.gradient[i] = (float) g;
                w[i] -= rate * decay * w[i];
                m[i] = 0.9 * m[i] + 0.1 * g;
                v[i] = 0.999 * v[i] + 0.001 * g * g;
                double first = m[i] / (1 - Math.pow(0.9, step));
                double second = v[i] / (1 - Math.pow(0.999, step));
                w[i] -= rate * first / (Math.sqrt(second) + 1e-8);
            }
            descent.apply(optimizer, rate, step);
            for (int i = 0; i < 2; i++) {
                assertThat((double) parameter.values()[i]).isCloseTo(w[i], within(2e-6));
            }
        }
    }

    @Test
    void clippingKeepsTheDirectionAndLimitsTheNorm() {
        Parameter one = parameter(0f, 0f);
        Parameter other = parameter(0f);
        one.gradient[0] = 3;
        other.gradient[0] = 4;
        Descent descent = new Descent(List.of(one, other));
        descent.clip(6);
        assertThat(one.gradient[0]).isEqualTo(3f);
        descent.clip(1);
        assertThat(one.gradient[0]).isCloseTo(0.6f, within(1e-6f));
        assertThat(other.gradient[0]).isCloseTo(0.8f, within(1e-6f));
        descent.clip(0);
        assertThat(other.gradient[0]).isCloseTo(0.8f, within(1e-6f));
    }

    @Test
    void cosineRisesThenFallsToItsFloor() {
        RateSchedule schedule = new RateSchedule(new Schedule.Cosine(110, 10, 0.1f), TrainingState.PlateauState.NEW);
        assertThat(schedule.factor(0)).isCloseTo(0.1, within(1e-7));
        assertThat(schedule.factor(10)).isCloseTo(1, within(1e-7));
        assertThat(schedule.factor(60)).isCloseTo(0.55, within(1e-7));
        assertThat(schedule.factor(110)).isCloseTo(0.1, within(1e-7));
        assertThat(schedule.factor(1000)).isCloseTo(0.1, within(1e-7));
    }

    @Test
    void plateauHalvesTheRateWithoutImprovement() {
        RateSchedule schedule =
                new RateSchedule(new Schedule.Plateau(0.5f, 2, 0f, 0.3f), TrainingState.PlateauState.NEW);
        double[] losses = {1, 0.9, 0.95, 0.93, 0.8, 0.9, 0.9, 0.9, 0.9};
        double[] factors = {1, 1, 1, 0.5, 0.5, 0.5, 0.3, 0.3, 0.3};
        for (int i = 0; i < losses.length; i++) {
            schedule.observe(losses[i]);
            assertThat(schedule.factor(i)).as("after observation %d", i).isCloseTo(factors[i], within(1e-6));
        }
    }
}
