package io.gruard.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gruard.core.Matrix;
import io.gruard.model.NoveltyScore.View;
import io.gruard.nn.Activations;
import io.gruard.nn.LayerSpec;
import io.gruard.nn.Network;
import io.gruard.nn.NetworkSpec;
import io.gruard.nn.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoveltyScoreTest {
    /** Squared distances from 0, of one column. */
    private static final Prototypes ORIGIN = new Prototypes(1, 1, new float[1]);

    private static final Matrix COLUMNS = new Matrix(new float[] {1, 2}, 2, 1);
    private static final Activations ACTIVATIONS =
            new Activations(new Matrix(new float[] {3, 4}, 2, 1), new Matrix(new float[] {5, 6}, 2, 1));

    @Test
    void weightedEnergiesOfAllViewsAreAdded() {
        List<NoveltyScore> scores = List.of(
                new NoveltyScore(View.COLUMNS, ORIGIN, 1),
                new NoveltyScore(View.FEATURES, ORIGIN, 100),
                new NoveltyScore(View.LOGITS, ORIGIN, 0.5));

        assertThat(NoveltyScore.sum(scores, COLUMNS, ACTIVATIONS)).containsExactly(1 + 900 + 12.5f, 4 + 1600 + 18);
    }

    @Test
    void scoreOfTheNetworkRequiresActivations() {
        List<NoveltyScore> logits = List.of(new NoveltyScore(View.LOGITS, ORIGIN, 1));

        assertThatThrownBy(() -> NoveltyScore.sum(logits, COLUMNS, null))
                .hasMessage("a measure of the logits requires the activations of the classifier, found none");
        assertThatThrownBy(() -> new NoveltyScore(View.COLUMNS, ORIGIN, 0)).hasMessageContaining("above 0, found 0");
    }

    @Test
    void networkOfAnotherSizeIsRejected() {
        TrainedModel model = Models.of(Models.everyLayer().getFirst(), 1);
        NoveltyDetector defaults = Models.novelty(1);
        NoveltyDetector ofOneLogit = new NoveltyDetector(
                defaults.encoder(),
                List.of(new NoveltyScore(View.LOGITS, ORIGIN, 1)),
                defaults.scale(),
                defaults.nearestAttackClass());

        assertThatThrownBy(() -> new TrainedModel(
                        model.encoder(),
                        model.network(),
                        model.classes(),
                        ofOneLogit,
                        model.thresholds(),
                        model.provenance()))
                .hasMessage("novelty: expected a measure of 3 logits as in the model, found 1");
    }

    @Test
    void measuresWithArraysOfAnotherSizeAreRejected() {
        assertThatThrownBy(() -> new PrincipalResidual(3, 2, 8, new float[3], new float[3], new float[5]))
                .hasMessage(
                        "principal components: expected arrays for 2 components of 3 columns, found 3 means, 3 factors"
                                + " and 5 numbers");
        assertThatThrownBy(() -> new PrincipalResidual(3, 1, 0, new float[3], new float[3], new float[3]))
                .hasMessage("the limit of a column must be above 0, found 0.0");
        assertThatThrownBy(() -> new LogitEnergy(3, 1).energies(Matrix.zeros(1, 2)))
                .hasMessage("logit energy: expected rows of 3 columns, found 2");
        NetworkSpec narrowing = new NetworkSpec(new Shape(1, 3), List.of(new LayerSpec.Dense(2)));
        assertThatThrownBy(() -> new Autoencoder(Network.create(narrowing, 1)))
                .hasMessage("autoencoder: expected as many outputs as inputs, found 3 and 2");
    }
}
