package io.gruard.model;

import io.gruard.core.Classes;
import io.gruard.core.FittedEncoder;
import io.gruard.core.Schema;
import io.gruard.nn.Network;

/**
 * All that it takes to call a raw record by its class.
 *
 * @param encoder turns raw records into numbers
 * @param network takes a row of the encoder's columns, as a sequence of one channel or as one step; gives one logit a class
 * @param classes what a record may be
 * @param thresholds from which probability on a class is worth an alert
 * @param provenance where the model comes from
 */
public record TrainedModel(
        FittedEncoder encoder, Network network, Classes classes, Thresholds thresholds, Provenance provenance) {
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
        if (thresholds.alertFrom().size() != classes.size()) {
            throw new IllegalArgumentException("found " + thresholds.alertFrom().size() + " thresholds for "
                    + classes.size() + " classes, wanted one each");
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
}
