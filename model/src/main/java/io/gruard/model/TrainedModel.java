package io.gruard.model;

import io.gruard.core.Classes;
import io.gruard.core.FittedEncoder;
import io.gruard.core.Schema;
import io.gruard.nn.Network;
import io.gruard.nn.NetworkSpec;
import org.jspecify.annotations.Nullable;

/**
 * All that it takes to call a raw record by its class.
 *
 * @param encoder turns raw records into numbers
 * @param network takes a row of the encoder's columns, as a sequence of one channel or as one step; gives one logit a class
 * @param classes what a record may be
 * @param novelty measures what the classifier was not trained for; null where no such measure was fitted
 * @param thresholds from where on a record is worth an alert
 * @param provenance where the model comes from
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
            throw new IllegalArgumentException("the network takes "
                    + network.spec().input().size() + " values a row, the encoder gives " + encoder.width());
        }
        if (network.spec().classes() != classes.size()) {
            throw new IllegalArgumentException(
                    "the network tells " + network.spec().classes() + " classes apart, there are " + classes.size()
                            + ": " + classes.names());
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

    /** A model without a measure of novelty. */
    public TrainedModel(
            FittedEncoder encoder, Network network, Classes classes, Thresholds thresholds, Provenance provenance) {
        this(encoder, network, classes, null, thresholds, provenance);
    }

    private static void requireFits(NoveltyDetector novelty, NetworkSpec network) {
        NoveltyShape shape = NoveltyShape.of(novelty);
        for (NoveltyScore score : novelty.scores()) {
            int width = shape.width(score.view(), network);
            if (score.measure().width() != width) {
                throw new IllegalArgumentException("novelty measures "
                        + score.measure().width() + " " + score.view().id() + " a row, the model has " + width);
            }
        }
    }

    private static void requireOneEach(String what, int found, Classes classes) {
        if (found != classes.size()) {
            throw new IllegalArgumentException(
                    "found " + found + " " + what + " for " + classes.size() + " classes, expected one each");
        }
    }

    /** What calls records by their class, with {@code threads} threads; to be closed. */
    public RecordClassifier classifier(int threads) {
        return new RecordClassifier(this, threads);
    }

    /** The features of a raw record. */
    public Schema schema() {
        return encoder.schema();
    }

    /** How this model's scores become verdicts. */
    public VerdictRule rule() {
        return new VerdictRule(classes, novelty, thresholds);
    }
}
