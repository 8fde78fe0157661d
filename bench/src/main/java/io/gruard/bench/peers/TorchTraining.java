package io.gruard.bench.peers;

import io.gruard.nn.Loss;
import io.gruard.nn.Optimizer;
import io.gruard.nn.Schedule;
import io.gruard.nn.TrainingSettings;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.AdamW;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Trains a {@link TorchNetwork} with libtorch's losses and optimizers, as a {@code TrainingSession} trains a network.
 */
@SuppressWarnings("try") // A scope of native memory works by being open.
public final class TorchTraining implements AutoCloseable {
    private final TorchNetwork network;
    private final TrainingSettings settings;
    private final TensorVector trained;
    private final org.bytedeco.pytorch.Optimizer optimizer;

    /**
     * Creates a training. The network belongs to the caller.
     *
     * @throws IllegalArgumentException if the schedule is not a constant rate
     */
    public TorchTraining(TorchNetwork network, TrainingSettings settings) {
        if (!(settings.schedule() instanceof Schedule.Constant)) {
            throw new IllegalArgumentException(
                    "libtorch: expected a constant learning rate, found " + settings.schedule());
        }
        this.network = network;
        this.settings = settings;
        this.trained = network.trained().retainReference();
        this.optimizer = optimizer(trained, settings.optimizer()).retainReference();
    }

    private static org.bytedeco.pytorch.Optimizer optimizer(TensorVector trained, Optimizer expected) {
        return switch (expected) {
            case Optimizer.Adam adam -> {
                AdamOptions options = new AdamOptions(adam.rate());
                betas(options.betas(), adam.beta1(), adam.beta2());
                options.eps().put(adam.epsilon());
                yield new Adam(trained, options);
            }
            case Optimizer.AdamW adam -> {
                AdamWOptions options = new AdamWOptions(adam.rate());
                betas(options.betas(), adam.beta1(), adam.beta2());
                options.eps().put(adam.epsilon());
                options.weight_decay().put(adam.decay());
                yield new AdamW(trained, options);
            }
        };
    }

    /** The compiler chooses the order of a C++ tuple in memory; the default values, 0.9 and 0.999, show which it is. */
    private static void betas(DoublePointer pair, double beta1, double beta2) {
        int second = pair.get(0) > pair.get(1) ? 0 : 1;
        pair.put(second, beta2).put(1 - second, beta1);
    }

    /**
     * Takes one step.
     *
     * @param x (rows, steps, channels), row by row
     * @param labels the class of each row
     * @return the batch's mean loss before the step
     */
    public double step(float[] x, int[] labels, int rows) {
        try (PointerScope scope = new PointerScope()) {
            optimizer.zero_grad();
            Tensor loss = loss(network.logits(network.input(x, rows), true), labels);
            loss.backward();
            if (settings.clipNorm() > 0) {
                torch.clip_grad_norm_(trained, settings.clipNorm());
            }
            optimizer.step();
            return loss.item_double();
        }
    }

    private Tensor loss(Tensor logits, int[] labels) {
        Tensor classes = Tensor.create(labels, labels.length).to(ScalarType.Long);
        return switch (settings.loss()) {
            case Loss.CrossEntropy ignored ->
                torch.cross_entropy_loss(logits, classes, weights(logits), torch.Reduction.Mean.value, -100, 0);
            case Loss.Focal focal -> focal(logits, classes, focal.gamma());
        };
    }

    /** libtorch has no focal loss. This is its formula in libtorch's operators, so that the gradient is libtorch's. */
    private Tensor focal(Tensor logits, Tensor classes, double gamma) {
        Tensor logs =
                torch.log_softmax(logits, 1).gather(1, classes.unsqueeze(1)).squeeze(1);
        Tensor missing = logs.exp().neg().add(new Scalar(1.0));
        Tensor losses = missing.pow(new Scalar(gamma)).mul(logs).neg();
        if (settings.classWeights().isEmpty()) {
            return losses.mean();
        }
        Tensor weights = classWeights(logits).index_select(0, classes);
        return losses.mul(weights).sum().div(weights.sum());
    }

    private TensorOptional weights(Tensor logits) {
        return settings.classWeights().isEmpty() ? new TensorOptional() : new TensorOptional(classWeights(logits));
    }

    private Tensor classWeights(Tensor logits) {
        float[] weights = new float[settings.classWeights().size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = settings.classWeights().get(i);
        }
        return Tensor.create(weights, weights.length).to(logits.scalar_type());
    }

    @Override
    public void close() {
        optimizer.releaseReference();
        trained.releaseReference();
    }
}
