package io.gruard.nn;

import java.util.List;

/**
 * How a network is trained.
 *
 * @param classWeights a factor of each class's loss, or empty for equal weights; the loss of a batch is the weighted
 *     mean
 * @param clipNorm maximum Euclidean norm of the gradient over all parameters; 0 disables clipping
 * @param threads number of threads, including the caller's; results do not depend on it
 * @param seed random seed of dropout
 */
public record TrainingSettings(
        Optimizer optimizer,
        Loss loss,
        List<Float> classWeights,
        Schedule schedule,
        float clipNorm,
        int threads,
        long seed) {
    public TrainingSettings {
        classWeights = List.copyOf(classWeights);
        for (float weight : classWeights) {
            Checks.notNegative("class weight", weight);
        }
        Checks.notNegative("clip norm", clipNorm);
        Checks.positive("threads", threads);
    }

    /**
     * Returns Adam, cross-entropy, equal class weights, a constant rate, no clipping, a thread for each processor, seed
     * 1.
     */
    public static TrainingSettings defaults() {
        return new TrainingSettings(
                Optimizer.Adam.defaults(),
                new Loss.CrossEntropy(),
                List.of(),
                new Schedule.Constant(),
                0,
                Runtime.getRuntime().availableProcessors(),
                1);
    }

    public TrainingSettings withOptimizer(Optimizer changed) {
        return new TrainingSettings(changed, loss, classWeights, schedule, clipNorm, threads, seed);
    }

    public TrainingSettings withLoss(Loss changed) {
        return new TrainingSettings(optimizer, changed, classWeights, schedule, clipNorm, threads, seed);
    }

    public TrainingSettings withClassWeights(List<Float> changed) {
        return new TrainingSettings(optimizer, loss, changed, schedule, clipNorm, threads, seed);
    }

    public TrainingSettings withSchedule(Schedule changed) {
        return new TrainingSettings(optimizer, loss, classWeights, changed, clipNorm, threads, seed);
    }

    public TrainingSettings withClipNorm(float changed) {
        return new TrainingSettings(optimizer, loss, classWeights, schedule, changed, threads, seed);
    }

    public TrainingSettings withThreads(int changed) {
        return new TrainingSettings(optimizer, loss, classWeights, schedule, clipNorm, changed, seed);
    }

    public TrainingSettings withSeed(long changed) {
        return new TrainingSettings(optimizer, loss, classWeights, schedule, clipNorm, threads, changed);
    }
}
