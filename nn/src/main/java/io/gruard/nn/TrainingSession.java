package io.gruard.nn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Trains a network in place, batch by batch.
 *
 * <p>The same network, settings and batches give the same bits, whatever the number of threads. A session owns its
 * threads. It is used by one thread at a time and must be closed.
 */
public final class TrainingSession implements AutoCloseable {
    private final Network network;
    private final TrainingSettings settings;
    private final Plan plan;
    private final TrainingPasses passes;
    private final Descent descent;
    private final RateSchedule schedule;
    private long steps;

    /** Creates a session that trains {@code network}, whose arrays change with each step. */
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

    /**
     * Resumes a session from its exported {@code state}. {@code settings} must be those of that session, except for the
     * threads.
     */
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
            throw new IllegalArgumentException("training state: expected an array '" + name + "', found none");
        }
        Checks.length(name, to.length, found.values().length);
        System.arraycopy(found.values(), 0, to, 0, to.length);
    }

    /**
     * Takes one step of the optimizer.
     *
     * @param x (rows, steps, channels) of the network's input, row by row; values after the last row are not read
     * @param labels the class of each row
     * @return the mean loss of the batch before the step
     */
    public double step(float[] x, int[] labels, int rows) {
        return step(gradients(x, labels, rows));
    }

    /**
     * Takes one step towards numeric outputs: minimises the mean squared error over rows and outputs, whatever
     * classification loss the settings name.
     *
     * @param x as in {@link #step(float[], int[], int)}
     * @param expected (rows, outputs), row by row
     * @return the mean squared error of the batch before the step
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

    /** Computes the loss, leaves the gradients in the plan's parameters, and takes no step. */
    double gradients(float[] x, int[] labels, int rows) {
        if (labels.length < rows) {
            throw new IllegalArgumentException(
                    "a batch of " + rows + " rows needs as many labels, found " + labels.length);
        }
        return gradients(x, new TrainingPasses.BatchTarget.ClassTarget(labels), rows);
    }

    /** Computes mean squared error and gradients, and takes no step. */
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

    /** Measures the layers' times from now on. Steps then take slightly longer. */
    public LayerTimes measured() {
        LayerTimes times = new LayerTimes(network.spec().layers().size(), settings.threads());
        passes.measure(times);
        return times;
    }

    List<Parameter> parameters() {
        return plan.parameters();
    }

    /** Returns the rows of the last step whose greatest logit, in training mode, was their class's. */
    public int correct() {
        return passes.correct();
    }

    /** Passes a validation loss to a plateau schedule; other schedules ignore it. */
    public void observe(double validationLoss) {
        schedule.observe(validationLoss);
    }

    /** Returns the learning rate of the next step. */
    public double learningRate() {
        return settings.optimizer().rate() * schedule.factor(steps);
    }

    /** Returns the steps taken, including those before a resumption. */
    public long steps() {
        return steps;
    }

    public Network network() {
        return network;
    }

    /** Returns a copy of all that {@link #resume} needs. */
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
