package io.gruard.nn;

import java.util.List;

/**
 * All that a training session needs to go on with the same bits: put {@link #network} into {@link Network#of} and this into {@link
 * TrainingSession#resume}.
 *
 * @param step steps taken; dropout depends on it and on the settings' seed alone, so it is the random state too
 * @param network parameters and running statistics
 * @param moments the optimiser's, named as the parameter with {@code .first} or {@code .second} behind
 * @param plateau what a plateau schedule has seen
 */
public record TrainingState(long step, List<Tensor> network, List<Tensor> moments, PlateauState plateau) {
    public TrainingState {
        network = List.copyOf(network);
        moments = List.copyOf(moments);
    }

    /**
     * @param factor of the learning rate now
     * @param lowest observation so far
     * @param idle observations since then
     */
    public record PlateauState(double factor, double lowest, int idle) {
        static final PlateauState NEW = new PlateauState(1, Double.POSITIVE_INFINITY, 0);
    }
}
