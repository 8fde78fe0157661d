/**
 * gruard as a library: train a model, evaluate it, save it, classify rows, detect attacks in captures and logs.
 *
 * <p>This package is the only API that is promised: other packages of gruard may change in any release. Its methods take and return
 * types of this package and of the JDK alone, never {@code null}.
 *
 * <p>The way through it:
 *
 * <ol>
 *   <li>A {@link io.gruard.api.DataSet} names labelled rows: simulated traffic, a published data set, or a CSV file.
 *   <li>{@link io.gruard.api.Gruard#train} trains a {@link io.gruard.api.Model} on it.
 *   <li>{@link io.gruard.api.Model#evaluate} measures the model on other rows; {@link io.gruard.api.Model#save} writes it as one ONNX
 *       file.
 *   <li>A {@link io.gruard.api.Classifier} gives a {@link io.gruard.api.Verdict} on each row; a {@link io.gruard.api.Detector} gives
 *       {@linkplain io.gruard.api.Alert alerts} from a capture, a log or CSV.
 * </ol>
 *
 * <pre>{@code
 * Model model = Gruard.train(DataSet.simulated(Duration.ofMinutes(3))).preset("paper").seed(1).fit();
 * SimulatedDataSet fresh = DataSet.simulated(Duration.ofMinutes(1)).seed(2);
 * System.out.println(model.evaluate(fresh).summary());
 * model.save(Path.of("ids.onnx"));
 *
 * try (Classifier ids = Model.load(Path.of("ids.onnx")).classifier()) {
 *     for (Row row : fresh.rows()) {
 *         switch (ids.classify(row)) {
 *             case Verdict.KnownAttack(String label, float probability) -> System.out.println(label + " " + probability);
 *             case Verdict.NovelAttack(float score, String nearest) -> System.out.println("new, like " + nearest);
 *             case Verdict.Benign() -> {}
 *         }
 *     }
 * }
 * }</pre>
 *
 * <p>Nothing is written to disk but by {@code save} and {@code writeCapture}, and by a data set that may {@code download}. Nothing is
 * printed. The same data, settings and seed give the same model to the bit. A model trained on simulated traffic shows how the parts
 * work together; it is not fit for a real network.
 */
@NullMarked
package io.gruard.api;

import org.jspecify.annotations.NullMarked;
