package io.gruard.bench.tuner;

import io.gruard.optimize.FloatDistribution;
import io.gruard.optimize.IntDistribution;
import io.gruard.optimize.Objective;
import io.gruard.optimize.Trial;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The functions that the samplers minimise. */
enum TestFunction {
    SPHERE2(trial -> sphere(continuous(trial, 2, -5, 5))),
    BRANIN(TestFunction::branin),
    HARTMANN6(trial -> hartmann(continuous(trial, 6, 0, 1))),
    ROSENBROCK4(trial -> rosenbrock(continuous(trial, 4, -2.048, 2.048))),
    ACKLEY5(trial -> ackley(continuous(trial, 5, -32.768, 32.768))),
    STYBLINSKI3(trial -> styblinski(continuous(trial, 3, -5, 5))),
    MIXED_CAT_LOG(TestFunction::mixed),
    NETWORK8(TestFunction::network),
    CONDITIONAL(TestFunction::conditional);

    @SuppressWarnings("ImmutableEnumChecker") // the functions hold no state
    private final Objective objective;

    TestFunction(Objective objective) {
        this.objective = objective;
    }

    Objective objective() {
        return objective;
    }

    /** Returns the name in files. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static double[] continuous(Trial trial, int count, double low, double high) {
        return IntStream.range(0, count)
                .mapToDouble(i -> trial.suggestFloat("x" + i, low, high))
                .toArray();
    }

    private static double sphere(double[] x) {
        double sum = 0;
        for (double v : x) {
            sum += v * v;
        }
        return sum;
    }

    private static double branin(Trial trial) {
        double x = trial.suggestFloat("x0", -5, 10);
        double y = trial.suggestFloat("x1", 0, 15);
        double valley = y - 5.1 / (4 * Math.PI * Math.PI) * x * x + 5 / Math.PI * x - 6;
        return valley * valley + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) + 10;
    }

    private static double hartmann(double[] x) {
        double[] alpha = {1.0, 1.2, 3.0, 3.2};
        double[][] a = {
            {10, 3, 17, 3.5, 1.7, 8},
            {0.05, 10, 17, 0.1, 8, 14},
            {3, 3.5, 1.7, 10, 17, 8},
            {17, 8, 0.05, 10, 0.1, 14}
        };
        double[][] p = {
            {1312, 1696, 5569, 124, 8283, 5886},
            {2329, 4135, 8307, 3736, 1004, 9991},
            {2348, 1451, 3522, 2883, 3047, 6650},
            {4047, 8828, 8732, 5743, 1091, 381}
        };
        double sum = 0;
        for (int i = 0; i < alpha.length; i++) {
            double inner = 0;
            for (int j = 0; j < x.length; j++) {
                double gap = x[j] - 1e-4 * p[i][j];
                inner += a[i][j] * gap * gap;
            }
            sum -= alpha[i] * Math.exp(-inner);
        }
        return sum;
    }

    private static double rosenbrock(double[] x) {
        double sum = 0;
        for (int i = 0; i + 1 < x.length; i++) {
            double curve = x[i + 1] - x[i] * x[i];
            sum += 100 * curve * curve + (1 - x[i]) * (1 - x[i]);
        }
        return sum;
    }

    private static double ackley(double[] x) {
        double cosines = 0;
        for (double v : x) {
            cosines += Math.cos(2 * Math.PI * v);
        }
        return -20 * Math.exp(-0.2 * Math.sqrt(sphere(x) / x.length)) - Math.exp(cosines / x.length) + 20 + Math.E;
    }

    private static double styblinski(double[] x) {
        double sum = 0;
        for (double v : x) {
            sum += v * v * v * v - 16 * v * v + 5 * v;
        }
        return 0.5 * sum;
    }

    private static double mixed(Trial trial) {
        double rate = Math.log10(trial.suggestFloat("lr", FloatDistribution.logarithmic(1e-6, 1)));
        double decay = Math.log10(trial.suggestFloat("reg", FloatDistribution.logarithmic(1e-8, 100)));
        String optimizer = trial.suggestCategorical("opt", List.of("sgd", "adam", "rmsprop", "adagrad"));
        String activation = trial.suggestCategorical("act", List.of("relu", "tanh", "sigmoid"));
        double offset = switch (optimizer) {
            case "sgd" -> 0.3;
            case "adam" -> 0;
            case "rmsprop" -> 0.05;
            default -> 0.15;
        };
        double best = switch (optimizer) {
            case "sgd" -> -1;
            case "adam" -> -3;
            case "rmsprop" -> -3.5;
            default -> -1.5;
        };
        double penalty = switch (activation) {
            case "relu" -> 0;
            case "tanh" -> 0.1;
            default -> 0.4;
        };
        return offset + 0.2 * (rate - best) * (rate - best) + 0.05 * (decay + 4) * (decay + 4) + penalty;
    }

    /** Imitates a network's loss, with interactions of rate and width, and of depth and dropout. */
    private static double network(Trial trial) {
        double rate = Math.log10(trial.suggestFloat("lr", FloatDistribution.logarithmic(1e-5, 1e-1)));
        double decay = Math.log10(trial.suggestFloat("weight_decay", FloatDistribution.logarithmic(1e-7, 1e-2)));
        double layers = whole(trial, "layers", IntDistribution.uniform(1, 6));
        double units = log2(whole(trial, "units", IntDistribution.logarithmic(8, 512)));
        double dropout = trial.suggestFloat("dropout", FloatDistribution.stepped(0, 0.6, 0.05));
        double batch = log2(trial.suggestCategorical("batch", List.of(32, 64, 128, 256)));
        String activation = trial.suggestCategorical("activation", List.of("relu", "tanh", "gelu", "elu"));
        double epochs = whole(trial, "epochs", IntDistribution.stepped(10, 100, 10));
        double ofActivation = switch (activation) {
            case "relu" -> 0.004;
            case "tanh" -> 0.012;
            case "gelu" -> 0;
            default -> 0.008;
        };
        return 0.05
                + 0.03 * square(rate + 3 + 0.25 * (units - 6))
                + 0.004 * square(decay + 4)
                + 0.006 * square(layers - 3)
                + 0.005 * square(units - 6.5)
                + 0.3 * square(dropout - 0.2 - 0.05 * (layers - 3))
                + 0.002 * square(batch - 6)
                + ofActivation
                + 0.02 * Math.exp(-epochs / 30.0);
    }

    private static double conditional(Trial trial) {
        return switch (trial.suggestCategorical("model", List.of("tree", "mlp", "svm"))) {
            case "tree" -> {
                double trees = Math.log10(whole(trial, "n_trees", IntDistribution.logarithmic(10, 1000)));
                double depth = whole(trial, "depth", IntDistribution.uniform(2, 20));
                yield 0.12 + 0.03 * square(trees - 2.5) + 0.001 * square(depth - 9);
            }
            case "mlp" -> {
                double rate = Math.log10(trial.suggestFloat("lr", FloatDistribution.logarithmic(1e-5, 1e-1)));
                double hidden = log2(whole(trial, "hidden", IntDistribution.logarithmic(4, 256)));
                double dropout = trial.suggestFloat("dropout", 0, 0.5);
                yield 0.06 + 0.05 * square(rate + 2.7) + 0.01 * square(hidden - 6) + 0.4 * square(dropout - 0.2);
            }
            default -> {
                double c = Math.log10(trial.suggestFloat("C", FloatDistribution.logarithmic(1e-3, 1e3)));
                double gamma = Math.log10(trial.suggestFloat("gamma", FloatDistribution.logarithmic(1e-4, 10)));
                yield 0.09 + 0.02 * square(c - 1) + 0.04 * square(gamma + 1.5 - 0.3 * c);
            }
        };
    }

    private static double whole(Trial trial, String name, IntDistribution range) {
        return (double) trial.suggestInt(name, range);
    }

    private static double square(double x) {
        return x * x;
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }
}
