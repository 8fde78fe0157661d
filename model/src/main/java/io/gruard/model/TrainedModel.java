package io.gruard.model;

import io.gruard.core.Classes;
import io.gruard.core.FittedEncoder;
import io.gruard.core.Schema;
import io.gruard.nn.Network;
import io.gruard.nn.NetworkSpec;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is needed to classify raw records.
 *
 * @param encoder encodes raw records as numbers
 * @param network takes an encoded row as a sequence of one channel or as one step; returns one logit for each class
 * @param classes the classes
 * @param novelty measures novelty, or null if no novelty detector was fitted
 * @param thresholds the thresholds of alerts
 * @param provenance origin of the model
 */
public record TrainedModel(
        FittedEncoder encoder,
        Network network,
        Classes classes,
        @Nullable NoveltyDetector novelty,
        Thresholds thresholds,
        Provenance provenance) {
    public TrainedModel {
        if (network.spec().input().size() != encoder.width()) {
            throw new IllegalArgumentException(
                    "expected a network with " + encoder.width() + " inputs, as the encoder has columns, found "
                            + network.spec().input().size());
        }
        if (network.spec().classes() != classes.size()) {
            throw new IllegalArgumentException(
                    "expected a network with " + classes.size() + " outputs, one for each class of " + classes.names()
                            + ", found " + network.spec().classes());
        }
        requireOneEach("thresholds", thresholds.alertFrom().size(), classes);
        if (novelty != null) {
            NearestAttackClass.requireAttacks(novelty.nearestAttackClass().attacks(), classes);
            encoder.schema().requireSame(novelty.encoder().schema());
            if (novelty.readsNetwork()) {
                requireFits(novelty, network.spec());
            }
        }
    }

    /** Makes a model without a novelty detector. */
    public TrainedModel(
            FittedEncoder encoder, Network network, Classes classes, Thresholds thresholds, Provenance provenance) {
        this(encoder, network, classes, null, thresholds, provenance);
    }

    private static void requireFits(NoveltyDetector novelty, NetworkSpec network) {
        NoveltyShape shape = NoveltyShape.of(novelty);
        for (NoveltyScore score : novelty.scores()) {
            int width = shape.width(score.view(), network);
            if (score.measure().width() != width) {
                throw new IllegalArgumentException("novelty: expected a measure of " + width + " "
                        + score.view().id() + " as in the model, found "
                        + score.measure().width());
            }
        }
    }

    private static void requireOneEach(String what, int found, Classes classes) {
        if (found != classes.size()) {
            throw new IllegalArgumentException(
                    "expected one of " + classes.size() + " " + what + " for each class, found " + found);
        }
    }

    /** Makes a classifier with {@code threads} threads, which must be closed. */
    public RecordClassifier classifier(int threads) {
        return new RecordClassifier(this, threads);
    }

    /** The features of a raw record. */
    public Schema schema() {
        return encoder.schema();
    }

    /** The rule that turns scores of this model into verdicts. */
    public VerdictRule rule() {
        return new VerdictRule(classes, novelty, thresholds);
    }
}
