package io.gruard.nn;

/**
 * Trains a network in place, batch by batch.
 *
 * <p>The same network, settings and batches give the same bits, whatever the number of threads. A session owns its threads; it is
 * used by one thread at a time and must be closed.
 */
public final class TrainingSession implements AutoCloseable {
    private final Network network;
    private final TrainingSettings settings;
    private long steps;

    /** Prepares to train {@code network}, whose arrays change with each step. */
    public TrainingSession(Network network, TrainingSettings settings) {
        this.network = network;
        this.settings = settings;
    }

    /** Goes on where {@code state} was exported; {@code settings} must be those of that session, but for the threads. */
    public static TrainingSession resume(NetworkSpec spec, TrainingSettings settings, TrainingState state) {
        return new TrainingSession(Network.of(spec, state.network()), settings);
    }

    /**
     * One step of the optimiser.
     *
     * @param x (rows, steps, channels) of the network's input, row by row; a longer array's rest is not read
     * @param labels the class of each row
     * @return the mean loss of the batch before the step
     */
    public double step(float[] x, int[] labels, int rows) {
        if (++steps >= 0) {
            throw new UnsupportedOperationException("training arrives with the kernels");
        }
        return 0;
    }

    /** Rows of the last step whose greatest logit, in training mode, was their class's. */
    public int correct() {
        return 0;
    }

    /** Tells a plateau schedule a validation loss; other schedules do not heed it. */
    public void observe(double validationLoss) {
        Checks.notNegative("validation loss", validationLoss);
    }

    /** The learning rate of the next step. */
    public double learningRate() {
        return settings.optimizer().rate();
    }

    /** Steps taken, those before a resumption included. */
    public long steps() {
        return steps;
    }

    public Network network() {
        return network;
    }

    /** A copy of all that {@link #resume} needs. */
    public TrainingState export() {
        return new TrainingState(steps, network.tensors(), java.util.List.of(), TrainingState.Plateau.NEW);
    }

    @Override
    public void close() {}
}
