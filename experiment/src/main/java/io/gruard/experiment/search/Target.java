package io.gruard.experiment.search;

import io.gruard.optimize.Direction;
import io.gruard.training.fit.Epoch;
import io.gruard.training.metric.Averages;
import io.gruard.training.metric.ConfusionMatrix;
import io.gruard.training.metric.Predictions;
import java.util.Arrays;

/** The figure that a search optimizes. */
public enum Target {
    /** Mean log loss, as in the paper. */
    LOSS("loss", Direction.MINIMIZE),
    /** Mean of the F1 of all classes. */
    MACRO_F1("macro-f1", Direction.MAXIMIZE);

    private final String id;
    private final Direction direction;

    Target(String id, Direction direction) {
        this.id = id;
        this.direction = direction;
    }

    /** Returns its name. */
    public String id() {
        return id;
    }

    public Direction direction() {
        return direction;
    }

    /** @throws IllegalArgumentException if there is no target with that name */
    public static Target of(String id) {
        return Arrays.stream(values())
                .filter(target -> target.id.equals(id))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("objective: expected loss or macro-f1, found '" + id + "'"));
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
