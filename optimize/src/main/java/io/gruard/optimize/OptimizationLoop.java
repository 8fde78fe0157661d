package io.gruard.optimize;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Runs one call of {@link Study#optimize}: workers that ask for trials, evaluate them and tell their values. */
final class OptimizationLoop {

    private final Study study;
    private final Objective objective;
    private final Optimization optimization;
    private final long start = System.nanoTime();

    OptimizationLoop(Study study, Objective objective, Optimization optimization) {
        this.study = study;
        this.objective = objective;
        this.optimization = optimization;
    }

    void run() {
        try (Heartbeat heartbeat = new Heartbeat(study.storage(), optimization.heartbeat())) {
            if (optimization.workers() == 1) {
                work(heartbeat);
            } else {
                runWorkers(heartbeat);
            }
        }
    }

    private void runWorkers(Heartbeat heartbeat) {
        try (ExecutorService executor = Executors.newFixedThreadPool(
                optimization.workers(),
                Thread.ofPlatform().name("trial-worker-", 0).factory())) {
            List<Future<?>> workers = new ArrayList<>();
            for (int i = 0; i < optimization.workers(); i++) {
                workers.add(executor.submit(() -> work(heartbeat)));
            }
            @Nullable RuntimeException failure = null;
            for (Future<?> worker : workers) {
                failure = await(worker, failure);
            }
            if (failure != null) {
                throw failure;
            }
        }
    }

    private @Nullable RuntimeException await(Future<?> worker, @Nullable RuntimeException earlier) {
        try {
            worker.get();
            return earlier;
        } catch (ExecutionException e) {
            if (earlier != null) {
                earlier.addSuppressed(e.getCause());
                return earlier;
            }
            return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            study.stop();
            return earlier;
        }
    }

    private void work(Heartbeat heartbeat) {
        try {
            while (!isOver()) {
                retryStale();
                Optional<Trial> trial = study.ask(optimization.trials());
                if (trial.isEmpty()) {
                    return;
                }
                heartbeat.begin(trial.get().id());
                TrialRecord ended;
                try {
                    ended = evaluate(trial.get());
                } finally {
                    heartbeat.end(trial.get().id());
                }
                optimization.listeners().forEach(listener -> listener.ended(study, ended));
            }
        } catch (RuntimeException | Error e) {
            study.stop();
            throw e;
        }
    }

    private TrialRecord evaluate(Trial trial) {
        long trialStart = System.nanoTime();
        trial.checkTime(() -> {
            if (isOver()) {
                throw new TrialInterrupted();
            }
            if (elapsed(trialStart).compareTo(optimization.trialTimeLimit()) > 0) {
                trial.setUserAttribute(
                        "ended",
                        "time limit of " + optimization.trialTimeLimit().toSeconds() + " s for a trial");
                throw new TrialPruned();
            }
        });
        try {
            return study.tell(trial, objective.evaluate(trial));
        } catch (TrialPruned e) {
            return study.prune(trial);
        } catch (TrialInterrupted e) {
            return study.interrupt(trial);
        } catch (InterruptedException e) {
            study.stop();
            Thread.currentThread().interrupt();
            return study.interrupt(trial);
        } catch (TrialFinishedException byAnotherWorker) {
            return study.storage().trial(trial.id());
        } catch (Exception e) {
            study.fail(trial, e.getMessage() == null ? e.toString() : e.getMessage());
            if (optimization.continueAfterErrors()) {
                return study.storage().trial(trial.id());
            }
            throw new ObjectiveException(trial.number(), e);
        } catch (Error e) {
            // The study must not keep a running trial. The error itself ends the work of this process.
            study.fail(trial, e.getMessage() == null ? e.toString() : e.getMessage());
            throw e;
        }
    }

    private void retryStale() {
        if (optimization.heartbeat().isZero()) {
            return;
        }
        Duration grace = optimization.heartbeat().multipliedBy(2);
        for (TrialRecord stale : study.storage().failStale(study.id(), grace)) {
            Retry.of(stale, optimization.retries()).ifPresent(study::add);
        }
    }

    private boolean isOver() {
        return study.isStopping() || elapsed(start).compareTo(optimization.timeLimit()) >= 0;
    }

    private static Duration elapsed(long since) {
        return Duration.ofNanos(System.nanoTime() - since);
    }
}
