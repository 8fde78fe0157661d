package io.gruard.training.fit;

import io.gruard.core.Matrix;
import io.gruard.nn.Network;
import io.gruard.nn.NetworkSpec;
import io.gruard.nn.Scorer;
import io.gruard.nn.Tensor;
import io.gruard.nn.TrainingSession;
import io.gruard.nn.TrainingSettings;
import io.gruard.training.metric.Averages;
import io.gruard.training.metric.ConfusionMatrix;
import io.gruard.training.metric.Predictions;
import io.gruard.training.protocol.Examples;
import io.gruard.training.protocol.Learner;
import io.gruard.training.protocol.Seeds;
import io.gruard.training.settings.Settings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains one network with shuffled batches. It evaluates the validation rows after each epoch and keeps the weights of the
 * best epoch.
 *
 * <p>Specification, settings, seed and rows determine the result. It is the same, bit for bit, for any number of threads and
 * after any stops and resumes.
 */
final class NetworkTrainer implements AutoCloseable {
    private final FitJob job;
    private final Examples training;
    private final Examples validation;
    private final Batches batches;
    private final int epochs;
    private final TrainingSession session;
    private final PriorCorrection correction;
    private final FitSettings.CalibrationMethod calibrationMethod;
    private final List<Epoch> done = new ArrayList<>();
    private EarlyStopping stopping;
    private List<Tensor> best = List.of();
    private boolean ended;
    private int batchesDone;
    private double lossSum;
    private long correct;
    private double stepSeconds;
    private long lastCheckpoint = System.nanoTime();

    NetworkTrainer(FitJob job, NetworkSpec spec, Settings settings, Learner.LearningTask task) throws IOException {
        this.job = job;
        this.training = task.training();
        this.validation = task.validation();
        InputNoise noise = new InputNoise(settings.value(FitSettings.INPUT_NOISE), task.spans());
        this.batches = new Batches(training, noise, settings.value(FitSettings.BATCH_SIZE), job.seed());
        this.epochs = settings.value(FitSettings.EPOCHS);
        this.stopping = FitSettings.earlyStopping(settings);
        TrainingSettings trainingSettings = FitSettings.training(
                settings,
                counts(training.classOfRow(), spec.classes()),
                Math.multiplyExact(epochs, batches.count()),
                job.threads(),
                Seeds.of(job.seed(), "dropout"));
        this.correction = PriorCorrection.of(
                training,
                spec.classes(),
                trainingSettings.classWeights(),
                settings.value(FitSettings.PRIOR_CORRECTION));
        this.calibrationMethod = settings.value(FitSettings.CALIBRATION);
        CheckpointFile checkpoint = job.checkpoint();
        if (checkpoint != null && checkpoint.exists()) {
            LoopState state = checkpoint.read();
            this.session = TrainingSession.resume(spec, trainingSettings, state.session());
            restore(state);
        } else {
            this.session = new TrainingSession(Network.create(spec, Seeds.of(job.seed(), "weights")), trainingSettings);
        }
    }

    /** Trains to the end, from the checkpoint if there is one. */
    FittedNetwork train() throws IOException {
        job.listener().begins(job.round(), training.rows(), epochs);
        while (!ended) {
            long started = System.nanoTime();
            batches.shuffle(done.size() + 1);
            while (batchesDone < batches.count()) {
                step();
                if (job.stop().getAsBoolean()) {
                    save();
                    throw new StoppedException();
                }
                if (secondsSince(lastCheckpoint) >= job.checkpointSeconds()) {
                    save();
                }
            }
            Epoch epoch = endEpoch(started);
            ended = epoch.number() == epochs || stopping.ends(epoch.number());
            save();
            job.listener().epochEnds(epoch);
        }
        if (best.isEmpty()) {
            throw new IllegalStateException(
                    job.round() + ": the validation loss is not finite in any epoch; try a smaller learning_rate");
        }
        Epoch kept = done.get(stopping.best() - 1);
        job.listener().ends(kept);
        Network network = Network.of(session.network().spec(), best);
        return FittedNetwork.calibrated(network, validation, calibrationMethod, job.threads(), done, kept);
    }

    private void step() {
        Batches.Batch batch = batches.fill(batchesDone);
        long started = System.nanoTime();
        double loss = session.step(batch.values(), batch.classes(), batch.rows());
        stepSeconds += secondsSince(started);
        if (!Double.isFinite(loss)) {
            throw new IllegalStateException(job.round() + ": expected a finite loss, found " + loss + " in step "
                    + session.steps() + "; try a smaller learning_rate or clip_norm");
        }
        lossSum += loss * batch.rows();
        correct += session.correct();
        batchesDone++;
        int rowsDone = batches.rowsBefore(batchesDone);
        job.listener().stepped(done.size() + 1, rowsDone, lossSum / rowsDone, (double) correct / rowsDone);
    }

    private Epoch endEpoch(long started) {
        int number = done.size() + 1;
        double rate = session.learningRate();
        Network corrected = correction.correct(session.network());
        Predictions predictions = score(corrected, validation);
        ConfusionMatrix confusion = ConfusionMatrix.of(predictions);
        double loss = predictions.logLoss();
        double macroF1 = Averages.of(confusion, confusion::f1).macro();
        session.observe(loss);
        double value = stopping.value(number, loss, macroF1);
        boolean improves = stopping.improves(value);
        if (improves) {
            best = corrected.tensors();
        }
        stopping = stopping.with(number, value);
        Epoch epoch = new Epoch(
                number,
                rate,
                lossSum / training.rows(),
                (double) correct / training.rows(),
                loss,
                confusion.accuracy(),
                macroF1,
                training.rows() / stepSeconds,
                secondsSince(started),
                improves);
        done.add(epoch);
        batchesDone = 0;
        lossSum = 0;
        correct = 0;
        stepSeconds = 0;
        return epoch;
    }

    private Predictions score(Network network, Examples examples) {
        long started = System.nanoTime();
        try (Scorer scorer = new Scorer(network, job.threads())) {
            Matrix probabilities = scorer.probabilities(examples.matrix());
            return new Predictions(
                    "validation",
                    job.classes(),
                    examples.rowNumbers(),
                    examples.classOfRow(),
                    probabilities,
                    secondsSince(started));
        }
    }

    private void save() throws IOException {
        CheckpointFile checkpoint = job.checkpoint();
        if (checkpoint != null) {
            checkpoint.write(new LoopState(
                    done, batchesDone, lossSum, correct, stepSeconds, stopping, best, session.export(), ended));
        }
        lastCheckpoint = System.nanoTime();
    }

    private void restore(LoopState state) {
        done.addAll(state.epochsDone());
        batchesDone = state.batchesDone();
        lossSum = state.lossSum();
        correct = state.correct();
        stepSeconds = state.stepSeconds();
        stopping = state.stopping();
        best = state.best();
        ended = state.ended();
    }

    private static int[] counts(int[] classOfRow, int classes) {
        int[] counts = new int[classes];
        for (int c : classOfRow) {
            counts[c]++;
        }
        return counts;
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    @Override
    public void close() {
        session.close();
    }
}
