package io.gruard.nn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Trains a network in place, batch by batch.
 *
 * <p>The same network, settings and batches give the same bits, whatever the number of threads. A session owns its threads; it is
 * used by one thread at a time and must be closed.
 */
public final class TrainingSession implements AutoCloseable {
    private final Network network;
    private final TrainingSettings settings;
    private final Plan plan;
    private final TrainingPasses passes;
    private final Descent descent;
    private final RateSchedule schedule;
    private long steps;

    /** Prepares to train {@code network}, whose arrays change with each step. */
    public TrainingSession(Network network, TrainingSettings settings) {
        this(network, settings, 0, TrainingState.PlateauState.NEW);
    }

    private TrainingSession(
            Network network, TrainingSettings settings, long steps, TrainingState.PlateauState plateau) {
        this.network = network;
        this.settings = settings;
        this.steps = steps;
        this.plan = Plan.of(network);
        LossHead head = new LossHead(
                settings.loss(), settings.classWeights(), network.spec().classes());
        this.passes = new TrainingPasses(plan, head, settings.threads());
        this.descent = new Descent(plan.parameters());
        this.schedule = new RateSchedule(settings.schedule(), plateau);
    }

    /** Goes on where {@code state} was exported; {@code settings} must be those of that session, but for the threads. */
    public static TrainingSession resume(NetworkSpec spec, TrainingSettings settings, TrainingState state) {
        Network network = Network.of(spec, state.network());
        TrainingSession session = new TrainingSession(network, settings, state.step(), state.plateau());
        Map<String, Tensor> moments = new HashMap<>();
        state.moments().forEach(tensor -> moments.put(tensor.name(), tensor));
        for (Parameter parameter : session.plan.parameters()) {
            restore(moments, parameter, ".first", parameter.first);
            restore(moments, parameter, ".second", parameter.second);
        }
        return session;
    }

    private static void restore(Map<String, Tensor> moments, Parameter parameter, String role, float[] to) {
        String name = parameter.tensor.name() + role;
        Tensor found = moments.get(name);
        if (found == null) {
            throw new IllegalArgumentException("the training state requires an array '" + name + "', found none");
        }
        Checks.length(name, to.length, found.values().length);
        System.arraycopy(found.values(), 0, to, 0, to.length);
    }

    /**
     * One step of the optimiser.
     *
     * @param x (rows, steps, channels) of the network's input, row by row; a longer array's rest is not read
     * @param labels the class of each row
     * @return the mean loss of the batch before the step
     */
    public double step(float[] x, int[] labels, int rows) {
        return step(gradients(x, labels, rows));
    }

    /**
     * One step towards outputs that are numbers: lowers the mean of the squared differences, over rows and outputs, whatever loss of
     * classes the settings name.
     *
     * @param x as {@link #step(float[], int[], int)} has it
     * @param expected (rows, outputs), row by row
     * @return the mean squared difference of the batch before the step
     */
    public double step(float[] x, float[] expected, int rows) {
        return step(gradients(x, expected, rows));
    }

    private double step(double loss) {
        descent.clip(settings.clipNorm());
        double rate = learningRate();
        steps++;
        descent.apply(settings.optimizer(), rate, steps);
        return loss;
    }

    /** The loss, with the gradients left in the plan's parameters and no step taken. */
    double gradients(float[] x, int[] labels, int rows) {
        if (labels.length < rows) {
            throw new IllegalArgumentException(
                    "a batch of " + rows + " rows needs as many labels, found " + labels.length);
        }
        return gradients(x, new TrainingPasses.BatchTarget.ClassTarget(labels), rows);
    }

    /** The same towards numbers. */
    double gradients(float[] x, float[] expected, int rows) {
        long outputs = (long) rows * network.spec().classes();
        if (expected.length < outputs) {
            throw new IllegalArgumentException(
                    "a batch of " + rows + " rows needs " + outputs + " expected outputs, found " + expected.length);
        }
        return gradients(x, new TrainingPasses.BatchTarget.ValueTarget(expected), rows);
    }

    private double gradients(float[] x, TrainingPasses.BatchTarget target, int rows) {
        Checks.positive("rows of a batch", rows);
        int size = network.spec().input().size();
        if (x.length < (long) rows * size) {
            throw new IllegalArgumentException(
                    "a batch of " + rows + " rows needs " + (long) rows * size + " values, found " + x.length);
        }
        return passes.run(new TrainingPasses.TrainingBatch(x, target, rows, settings.seed(), steps));
    }

    /** Measures the layers from now on; a step takes a little longer then. */
    public LayerTimes measured() {
        LayerTimes times = new LayerTimes(network.spec().layers().size(), settings.threads());
        passes.measure(times);
        return times;
    }

    List<Parameter> parameters() {
        return plan.parameters();
    }

    /** Rows of the last step whose greatest logit, in training mode, was their class's. */
    public int correct() {
        return passes.correct();
    }

    /** Tells a plateau schedule a validation loss; other schedules do not heed it. */
    public void observe(double validationLoss) {
        schedule.observe(validationLoss);
    }

    /** The learning rate of the next step. */
    public double learningRate() {
        return settings.optimizer().rate() * schedule.factor(steps);
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
        List<Tensor> moments = new ArrayList<>();
        for (Parameter parameter : plan.parameters()) {
            Tensor tensor = parameter.tensor;
            moments.add(new Tensor(tensor.name() + ".first", tensor.shape(), parameter.first.clone()));
            moments.add(new Tensor(tensor.name() + ".second", tensor.shape(), parameter.second.clone()));
        }
        return new TrainingState(
                steps, network.tensors().stream().map(Tensor::copy).toList(), moments, schedule.plateau());
    }

    @Override
    public void close() {
        passes.close();
    }
}
