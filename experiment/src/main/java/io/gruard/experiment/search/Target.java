package io.gruard.experiment.search;

import io.gruard.optimize.Direction;
import io.gruard.training.fit.Epoch;
import io.gruard.training.metric.Averages;
import io.gruard.training.metric.ConfusionMatrix;
import io.gruard.training.metric.Predictions;
import java.util.Arrays;

/** The figure that a search optimises. */
public enum Target {
    /** Mean log loss, as in the paper. */
    LOSS("loss", Direction.MINIMIZE),
    /** The mean of the classes' F1. */
    MACRO_F1("macro-f1", Direction.MAXIMIZE);

    private final String word;
    private final Direction direction;

    Target(String word, Direction direction) {
        this.word = word;
        this.direction = direction;
    }

    /** As on the command line. */
    public String id() {
        return word;
    }

    public Direction direction() {
        return direction;
    }

    /** @throws IllegalArgumentException where there is none of that name */
    public static Target of(String word) {
        return Arrays.stream(values())
                .filter(target -> target.word.equals(word))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("objective must be loss or macro-f1, found '" + word + "'"));
    }

    double of(Epoch epoch) {
        return switch (this) {
            case LOSS -> epoch.validationLoss();
            case MACRO_F1 -> epoch.validationMacroF1();
        };
    }

    double of(Predictions predictions) {
        return switch (this) {
            case LOSS -> predictions.logLoss();
            case MACRO_F1 -> {
                ConfusionMatrix confusion = ConfusionMatrix.of(predictions);
                yield Averages.of(confusion, confusion::f1).macro();
            }
        };
    }
}
