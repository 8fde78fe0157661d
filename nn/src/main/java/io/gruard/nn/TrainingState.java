package io.gruard.nn;

import java.util.List;

/**
 * All that a training session needs to resume with the same bits: pass {@link #network} to {@link Network#of} and this
 * to {@link TrainingSession#resume}.
 *
 * @param step steps taken; dropout depends on it and on the settings' seed alone, so it is the random state too
 * @param network parameters and running statistics
 * @param moments the optimizer's, named as the parameter followed by {@code .first} or {@code .second}
 * @param plateau the state of a plateau schedule
 */
public record TrainingState(long step, List<Tensor> network, List<Tensor> moments, PlateauState plateau) {
    public TrainingState {
        network = List.copyOf(network);
        moments = List.copyOf(moments);
    }

    /**
     * The state of a plateau schedule.
     *
     * @param factor current factor of the learning rate
     * @param lowest lowest observation
     * @param idle observations since then
     */
    public record PlateauState(double factor, double lowest, int idle) {
        static final PlateauState NEW = new PlateauState(1, Double.POSITIVE_INFINITY, 0);
    }
}
