package io.gruard.detect;

import java.util.List;

/** Explains detections. */
@FunctionalInterface
public interface Explainer {
    /** Explains nothing. */
    Explainer NONE = (detection, max) -> List.of();

    /**
     * Returns the features that contributed to a detection, the largest contribution first.
     *
     * @param max maximum number of features
     */
    List<Contribution> reasons(Detection detection, int max);
}
