package io.gruard.baselines.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gruard.core.Classes;
import io.gruard.core.EncoderSettings;
import io.gruard.core.Matrix;
import io.gruard.experiment.ExecutionOptions;
import io.gruard.nn.Architectures;
import io.gruard.training.fit.FitSettings;
import io.gruard.training.fit.NetworkLearner;
import io.gruard.training.protocol.Examples;
import io.gruard.training.protocol.Learner;
import io.gruard.training.protocol.Preparation;
import io.gruard.training.protocol.Rounds;
import io.gruard.training.protocol.SimulatedData;
import io.gruard.training.settings.Settings;
import io.gruard.training.split.Holdout;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of every learner. */
class LearnersTest {
    private static final Learner.LearningTask TASK = Rounds.task(
            "test",
            Holdout.stratified(0.3, 5).hold(SimulatedData.records("all", 1200, 3)),
            new Preparation(EncoderSettings.defaults(), Preparation.Balancing.NONE, 0.1),
            7);

    static Stream<Arguments> learners() {
        Settings small = Settings.defaults(FitSettings.catalogue(Architectures.named("mlp")))
                .with(Map.of("units", "16", "epochs", "8", "batch_size", "32", "learning_rate", "0.01"));
        ExecutionOptions defaults = ExecutionOptions.defaults();
        return Stream.of(
                Arguments.of("1-nn", new NearestNeighbour(2), 0.78),
                Arguments.of("decision tree", TribuoLearner.decisionTree(2), 0.78),
                Arguments.of("forest", TribuoLearner.randomForest(10, 0.5f, 2), 0.8),
                Arguments.of("logistic", TribuoLearner.logisticRegression(5, 2), 0.8),
                Arguments.of("boosted", new BoostedTrees(20, 2), 0.8),
                Arguments.of(
                        "network",
                        new SizedNetwork(new NetworkLearner(
                                Architectures.named("mlp"), small, 2, defaults.listener(), defaults.stop(), null)),
                        0.8));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("learners")
    void beatsTheMajorityClassAndReturnsProbabilities(
            String name, Learner<? extends SizedClassifier> learner, double expected) throws IOException {
        double majority = accuracy(
                new Majority().fit(TASK).probabilities(TASK.validation().matrix()));
        SizedClassifier fitted = learner.fit(TASK);
        Matrix probabilities = fitted.probabilities(TASK.validation().matrix());

        assertThat(majority).isCloseTo(0.7, within(0.05));
        assertThat(accuracy(probabilities)).isGreaterThan(expected);
        assertThat(fitted.bytes()).isPositive();
        for (int row = 0; row < probabilities.rows(); row++) {
            double sum = 0;
            for (int c = 0; c < probabilities.columns(); c++) {
                assertThat(probabilities.get(row, c)).isBetween(0f, 1f);
                sum += probabilities.get(row, c);
            }
            assertThat(sum).isCloseTo(1, within(1e-5));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("learners")
    void sameSeedGivesSameProbabilities(String name, Learner<? extends SizedClassifier> learner, double expected)
            throws IOException {
        Matrix once = learner.fit(TASK).probabilities(TASK.validation().matrix());
        Matrix again = learner.fit(TASK).probabilities(TASK.validation().matrix());

        assertThat(again.values()).isEqualTo(once.values());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("learners")
    void classWithoutTrainingRowsAndRowOfZerosAreAccepted(
            String name, Learner<? extends SizedClassifier> learner, double expected) throws IOException {
        Classes classes = new Classes(List.of("normal", "never", "flood"), 0);
        Random random = new Random(3);
        Matrix matrix = Matrix.zeros(60, 3);
        int[] classOfRow = new int[60];
        for (int row = 1; row < 60; row++) {
            classOfRow[row] = row % 2 == 0 ? 0 : 2;
            matrix.values()[3 * row] = classOfRow[row] == 0 ? 0 : 1 + random.nextFloat();
            matrix.values()[3 * row + 2] = random.nextFloat();
        }
        Examples rows = new Examples(matrix, classOfRow, new int[60]);
        Matrix probabilities = learner.fit(new Learner.LearningTask("test", classes, List.of(), rows, rows, 1))
                .probabilities(matrix);

        assertThat(probabilities.columns()).isEqualTo(3);
        assertThat(probabilities.get(0, 1)).isLessThan(0.5f);
        assertThat(probabilities.get(1, 2)).isGreaterThan(probabilities.get(1, 1));
    }

    @Test
    void nearestNeighbourHasTheMinimumDistance() throws IOException {
        Matrix training = TASK.training().matrix();
        Matrix queries = TASK.validation().matrix();
        Matrix probabilities = new NearestNeighbour(3).fit(TASK).probabilities(queries);

        for (int query = 0; query < queries.rows(); query++) {
            double minDistance = Double.POSITIVE_INFINITY;
            double minOfPredicted = Double.POSITIVE_INFINITY;
            for (int row = 0; row < training.rows(); row++) {
                double square = square(queries, query, training, row);
                minDistance = Math.min(minDistance, square);
                if (probabilities.get(query, TASK.training().classOfRow()[row]) == 1) {
                    minOfPredicted = Math.min(minOfPredicted, square);
                }
            }
            assertThat(minOfPredicted).isEqualTo(minDistance);
        }
    }

    private static double square(Matrix a, int rowOfA, Matrix b, int rowOfB) {
        double sum = 0;
        for (int c = 0; c < a.columns(); c++) {
            double difference = (double) a.get(rowOfA, c) - b.get(rowOfB, c);
            sum += difference * difference;
        }
        return sum;
    }

    private static double accuracy(Matrix probabilities) {
        int correct = 0;
        for (int row = 0; row < probabilities.rows(); row++) {
            int best = 0;
            for (int c = 1; c < probabilities.columns(); c++) {
                best = probabilities.get(row, c) > probabilities.get(row, best) ? c : best;
            }
            correct += best == TASK.validation().classOfRow()[row] ? 1 : 0;
        }
        return (double) correct / probabilities.rows();
    }
}
