/**
 * Optimizes parameters by trials, compatible with Optuna: the same samplers, pruners and stored studies. It depends on no
 * other module of gruard.
 *
 * <p>A {@link io.gruard.optimize.Study} is one search. It asks an {@link io.gruard.optimize.Objective} for the value of a
 * {@link io.gruard.optimize.Trial}. The objective asks the trial for parameters, may report intermediate values, and may
 * end early if the pruner finds it hopeless:
 *
 * <pre>{@code
 * StudySettings settings = new StudySettings(
 *         "my-study", Direction.MINIMIZE, new TpeSampler(TpeSettings.defaults()), new NoPruning(), 1, null);
 * Study study = Study.open(new MemoryStorage(), settings);
 * study.optimize(
 *         trial -> {
 *             double x = trial.suggestFloat("x", -5, 5);
 *             long steps = trial.suggestInt("steps", 1, 10);
 *             return x * x + steps;
 *         },
 *         Optimization.ofTrials(50).withWorkers(2));
 * TrialRecord best = study.best().orElseThrow();
 * System.out.println(best.value() + " with " + best.values());
 * }</pre>
 *
 * <p>Samplers are in {@link io.gruard.optimize.sampler}, pruners in {@link io.gruard.optimize.pruner}. {@link
 * io.gruard.optimize.storage} keeps studies in memory, in SQLite, in PostgreSQL or in a journal; several processes can work
 * on one study, and Optuna can open it. {@link io.gruard.optimize.importance} tells which parameters matter.
 *
 * <p>The same seed gives the same trials for any number of workers if trials do not overlap; workers that run at the same
 * time see different histories.
 */
@NullMarked
package io.gruard.optimize;

import org.jspecify.annotations.NullMarked;
