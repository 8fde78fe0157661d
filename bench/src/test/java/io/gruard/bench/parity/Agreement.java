package io.gruard.bench.parity;

import static org.assertj.core.api.Assertions.assertThat;

import io.gruard.nn.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;

/** Compares gruard's single-precision numbers with libtorch's double-precision numbers. */
final class Agreement {
    /** The maximum difference, relative to the array's largest value. */
    static final double TOLERANCE = 1e-5;

    private Agreement() {}

    /** Requires every array to be within {@code tolerance} of its largest value. */
    static void assertClose(List<Tensor> found, Map<String, double[]> expected, double tolerance) {
        assertClose(found, expected, tolerance, name -> largest(named(expected, name)));
    }

    /**
     * Compares gradients. Directly before batch normalisation the bias of a convolution has no effect, and its weight
     * hardly any if it is one number for each filter. Their gradients are rounding errors of sums of terms that cancel.
     * These are compared with the gradient of the normalisation's shift, the sum of the same terms without
     * cancellation.
     */
    static void assertGradientsClose(
            List<Tensor> found, Map<String, double[]> expected, Set<String> state, double tolerance) {
        assertClose(found, expected, tolerance, name -> {
            double own = largest(named(expected, name));
            String next = nextLayer(name);
            return state.contains(next + "running_mean") ? Math.max(own, largest(named(expected, next + "bias"))) : own;
        });
    }

    /**
     * Returns the path of the layer after the one that owns the array: {@code 0.body.4.} for {@code 0.body.3.weight}.
     */
    private static String nextLayer(String name) {
        String layer = name.substring(0, name.lastIndexOf('.'));
        int dot = layer.lastIndexOf('.');
        String last = layer.substring(dot + 1);
        return last.chars().allMatch(Character::isDigit)
                ? layer.substring(0, dot + 1) + (Integer.parseInt(last) + 1) + "."
                : layer + ".";
    }

    private static void assertClose(List<Tensor> found, Map<String, double[]> expected, double tolerance, Scale scale) {
        assertThat(found).extracting(Tensor::name).containsExactlyElementsOf(expected.keySet());
        SoftAssertions soft = new SoftAssertions();
        for (Tensor tensor : found) {
            double difference = difference(tensor.values(), named(expected, tensor.name()));
            double largest = scale.of(tensor.name());
            soft.assertThat(difference)
                    .as("%s %s: maximum difference, of %g at most", tensor.name(), tensor.shape(), largest)
                    .isLessThanOrEqualTo(tolerance * largest);
        }
        soft.assertAll();
    }

    /** Compares two arrays. */
    static void assertClose(float[] found, double[] expected, double tolerance) {
        assertThat(difference(found, expected) / largest(expected)).isLessThanOrEqualTo(tolerance);
    }

    private static double[] named(Map<String, double[]> arrays, String name) {
        return Objects.requireNonNull(arrays.get(name), name);
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    private static double difference(float[] found, double[] expected) {
        assertThat(found).hasSize(expected.length);
        double max = 0;
        for (int i = 0; i < expected.length; i++) {
            double difference = Math.abs(found[i] - expected[i]);
            // Not Math.max alone: a difference that is not a number must not pass.
            max = difference <= max ? max : difference;
        }
        return max;
    }

    @FunctionalInterface
    private interface Scale {
        double of(String name);
    }
}
