package io.gruard.model;

import java.util.Collections;
import java.util.List;

/**
 * From which probability on a class is worth an alert.
 *
 * @param alertFrom one a class, in the order of the classes, each in 0..1; a record whose most probable class reaches
 *     its own value is an alert
 */
public record Thresholds(List<Double> alertFrom) {
    public Thresholds {
        alertFrom = List.copyOf(alertFrom);
        for (double probability : alertFrom) {
            if (!(probability >= 0 && probability <= 1)) {
                throw new IllegalArgumentException("a threshold must be in 0..1, found " + probability);
            }
        }
    }

    /** No threshold: whatever is most probable counts. */
    public static Thresholds none(int classes) {
        return new Thresholds(Collections.nCopies(classes, 0.0));
    }
}
