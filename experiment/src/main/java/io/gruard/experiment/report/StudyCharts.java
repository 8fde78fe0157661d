package io.gruard.experiment.report;

import io.gruard.optimize.Distribution;
import io.gruard.optimize.History;
import io.gruard.optimize.ParameterValue;
import io.gruard.optimize.TrialRecord;
import io.gruard.optimize.TrialState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** Draws the charts of a study. */
final class StudyCharts {
    private static final int WIDTH = 440;
    private static final int HEIGHT = 290;
    private static final int WIDE = 920;
    private static final int CELLS = 60;
    private static final int SHADES = 9;
    private static final int PLAIN = 2;
    private static final int BEST = 1;

    private final History history;
    private final String target;
    private final List<TrialRecord> complete;
    private final ParameterScale values;

    StudyCharts(History history, String target) {
        this.history = history;
        this.target = target;
        complete = history.in(TrialState.COMPLETE).stream()
                .filter(trial -> Double.isFinite(value(trial)))
                .toList();
        double low = complete.stream().mapToDouble(StudyCharts::value).min().orElse(0);
        double high = complete.stream().mapToDouble(StudyCharts::value).max().orElse(1);
        values = ParameterScale.results(low, high);
    }

    /** Draws every completed trial and the best value so far. */
    String history() {
        int last = history.trials().isEmpty()
                ? 1
                : Math.max(1, history.trials().getLast().number());
        ParameterScale numbers = ParameterScale.steps(0, last);
        StudyCanvas canvas = new StudyCanvas(
                        "Optimization history", "dots: trials; rings: pruned; line: best so far", WIDTH, HEIGHT)
                .axes("trial", numbers, target, values);
        history.in(TrialState.PRUNED).stream()
                .filter(trial -> Double.isFinite(value(trial)))
                .forEach(trial ->
                        canvas.ring(PLAIN, 0.6, 2.5, numbers.at(trial.number()), values.at(value(trial)), hint(trial)));
        List<double[]> steps = new ArrayList<>();
        double best = Double.NaN;
        for (TrialRecord trial : complete) {
            double at = numbers.at(trial.number());
            canvas.dot(PLAIN, 0.7, 3, at, values.at(value(trial)), hint(trial));
            if (Double.isNaN(best) || history.direction().isBetter(value(trial), best)) {
                if (!Double.isNaN(best)) {
                    steps.add(new double[] {at, values.at(best)});
                }
                best = value(trial);
            }
            steps.add(new double[] {at, values.at(best)});
        }
        return canvas.curve(
                        BEST,
                        1,
                        steps.stream().mapToDouble(step -> step[0]).toArray(),
                        steps.stream().mapToDouble(step -> step[1]).toArray(),
                        "best so far")
                .html();
    }

    /** Draws shares by name, in the given order. */
    static String importances(String title, String remark, Map<String, Double> shares) {
        int height = 60 + 26 * Math.max(1, shares.size());
        StudyCanvas canvas = new StudyCanvas(title, remark, WIDTH, height);
        int row = 0;
        for (Map.Entry<String, Double> share : shares.entrySet()) {
            double top = 1 - (double) row / shares.size();
            double bottom = 1 - (row + 0.7) / shares.size();
            double width = 0.62 * share.getValue();
            canvas.box(0.85, 0.3, bottom, 0.3 + width, top);
            canvas.text(0.29, (top + bottom) / 2, "end", share.getKey());
            canvas.text(
                    0.31 + width, (top + bottom) / 2, "start", String.format(Locale.ROOT, "%.2f", share.getValue()));
            row++;
        }
        return canvas.html();
    }

    /** Draws the value against one parameter. */
    String slice(String name, Distribution distribution) {
        ParameterScale scale = ParameterScale.of(distribution);
        StudyCanvas canvas = new StudyCanvas(name, "darker: later", WIDTH, HEIGHT).axes(name, scale, target, values);
        int last = history.trials().getLast().number();
        for (TrialRecord trial : complete) {
            OptionalDouble x = internal(trial, name);
            if (x.isPresent()) {
                double age = last == 0 ? 1 : 0.25 + 0.75 * trial.number() / last;
                canvas.dot(
                        isBest(trial) ? BEST : PLAIN,
                        age,
                        isBest(trial) ? 5 : 3.5,
                        scale.at(x.getAsDouble()),
                        values.at(value(trial)),
                        hint(trial));
            }
        }
        return canvas.html();
    }

    /** Draws one line for each trial through all parameters, and highlights the best 10%. */
    String parallel(Map<String, Distribution> space) {
        StudyCanvas canvas = new StudyCanvas("Parallel coordinates", "highlighted: the best 10%", WIDE, HEIGHT + 20);
        int axes = space.size() + 1;
        int axis = 0;
        canvas.verticalAxis(0, target, values);
        for (Map.Entry<String, Distribution> entry : space.entrySet()) {
            axis++;
            canvas.verticalAxis(axisPosition(axis, axes - 1), entry.getKey(), ParameterScale.of(entry.getValue()));
        }
        List<TrialRecord> worstFirst = complete.stream()
                .sorted(Comparator.comparingDouble(
                                (TrialRecord trial) -> history.direction().loss(value(trial)))
                        .reversed())
                .toList();
        int best = (int) Math.ceil(0.1 * worstFirst.size());
        for (int i = 0; i < worstFirst.size(); i++) {
            boolean highlighted = i >= worstFirst.size() - best;
            parallelLine(canvas, worstFirst.get(i), space, highlighted);
        }
        return canvas.html();
    }

    private void parallelLine(
            StudyCanvas canvas, TrialRecord trial, Map<String, Distribution> space, boolean highlighted) {
        double[] x = new double[space.size() + 1];
        double[] y = new double[space.size() + 1];
        y[0] = values.at(value(trial));
        int axis = 0;
        for (Map.Entry<String, Distribution> entry : space.entrySet()) {
            OptionalDouble internal = internal(trial, entry.getKey());
            if (internal.isEmpty()) {
                return;
            }
            axis++;
            x[axis] = axisPosition(axis, space.size());
            y[axis] = ParameterScale.of(entry.getValue()).at(internal.getAsDouble());
        }
        canvas.curve(highlighted ? BEST : PLAIN, highlighted ? 0.9 : 0.12 + 0.4 * quality(trial), x, y, hint(trial));
    }

    /** Returns the horizontal position of an axis. The last one leaves room for its name. */
    private static double axisPosition(int axis, int last) {
        return 0.94 * axis / last;
    }

    /** Draws the value over two parameters. Values between trials are weighted by inverse squared distance. */
    String contour(String xName, Distribution xRange, String yName, Distribution yRange) {
        ParameterScale x = ParameterScale.of(xRange);
        ParameterScale y = ParameterScale.of(yRange);
        List<double[]> points = new ArrayList<>();
        for (TrialRecord trial : complete) {
            OptionalDouble a = internal(trial, xName);
            OptionalDouble b = internal(trial, yName);
            if (a.isPresent() && b.isPresent()) {
                points.add(new double[] {x.at(a.getAsDouble()), y.at(b.getAsDouble()), quality(trial)});
            }
        }
        StudyCanvas canvas = new StudyCanvas(
                xName + " and " + yName, "darker: better, by rank; interpolated between trials", WIDTH, HEIGHT);
        for (int j = 0; j < CELLS; j++) {
            contourRow(canvas, points, j);
        }
        canvas.axes(xName, x, yName, y);
        points.forEach(point -> canvas.dot(BEST, 0.4 + 0.6 * point[2], 2.5, point[0], point[1], ""));
        return canvas.html();
    }

    /** Draws one row of the contour. Neighbours with the same shade become one box. */
    private static void contourRow(StudyCanvas canvas, List<double[]> points, int row) {
        int from = 0;
        long shade = shade(points, 0, row);
        for (int cell = 1; cell <= CELLS; cell++) {
            long next = cell == CELLS ? -1 : shade(points, cell, row);
            if (next != shade) {
                canvas.box(
                        0.06 + 0.8 * shade / SHADES,
                        (double) from / CELLS,
                        (double) row / CELLS,
                        (double) cell / CELLS,
                        (row + 1.0) / CELLS);
                from = cell;
                shade = next;
            }
        }
    }

    private static long shade(List<double[]> points, int cell, int row) {
        return Math.round(SHADES * interpolated(points, (cell + 0.5) / CELLS, (row + 0.5) / CELLS));
    }

    private static double interpolated(List<double[]> points, double x, double y) {
        double sum = 0;
        double weights = 0;
        for (double[] point : points) {
            double distance = (point[0] - x) * (point[0] - x) + (point[1] - y) * (point[1] - y);
            double weight = 1 / (distance + 1e-4);
            sum += weight * point[2];
            weights += weight;
        }
        return weights == 0 ? 0 : sum / weights;
    }

    /**
     * Returns the rank of a completed trial from 0 (worst) to 1 (best). With ranks, one very bad trial does not hide the
     * differences among the others.
     */
    private double quality(TrialRecord trial) {
        long worse = complete.stream()
                .filter(other -> history.direction().isBetter(value(trial), value(other)))
                .count();
        return complete.size() < 2 ? 1 : (double) worse / (complete.size() - 1);
    }

    /** Draws the intermediate values of trials by step. */
    String intermediateValues(String step) {
        List<TrialRecord> reporting = history.trials().stream()
                .filter(trial -> trial.intermediate().values().stream().anyMatch(Double::isFinite))
                .toList();
        double[] all = reporting.stream()
                .flatMap(trial -> trial.intermediate().values().stream())
                .filter(Double::isFinite)
                .mapToDouble(Double::doubleValue)
                .toArray();
        double low = Arrays.stream(all).min().orElse(0);
        double high = Arrays.stream(all).max().orElse(1);
        int steps = reporting.stream()
                .mapToInt(trial -> trial.intermediate().lastKey())
                .max()
                .orElse(1);
        ParameterScale x = ParameterScale.steps(Math.min(1, steps), steps);
        ParameterScale y = ParameterScale.results(low, high);
        StudyCanvas canvas = new StudyCanvas(
                        "Intermediate values", "red: the best; faint: pruned or not complete", WIDTH, HEIGHT)
                .axes(step, x, target, y);
        for (TrialRecord trial : reporting) {
            boolean completed = trial.state() == TrialState.COMPLETE;
            List<Map.Entry<Integer, Double>> finite = trial.intermediate().entrySet().stream()
                    .filter(entry -> Double.isFinite(entry.getValue()))
                    .toList();
            canvas.curve(
                    isBest(trial) ? BEST : PLAIN,
                    isBest(trial) ? 1 : completed ? 0.5 : 0.2,
                    finite.stream().mapToDouble(entry -> x.at(entry.getKey())).toArray(),
                    finite.stream().mapToDouble(entry -> y.at(entry.getValue())).toArray(),
                    hint(trial));
        }
        return canvas.html();
    }

    private boolean isBest(TrialRecord trial) {
        return history.best().filter(best -> best.number() == trial.number()).isPresent();
    }

    private static double value(TrialRecord trial) {
        return trial.result().orElse(Double.NaN);
    }

    private static OptionalDouble internal(TrialRecord trial, String name) {
        ParameterValue parameter = trial.parameters().get(name);
        return parameter == null ? OptionalDouble.empty() : OptionalDouble.of(parameter.internal());
    }

    private static String hint(TrialRecord trial) {
        StringBuilder hint = new StringBuilder("trial " + trial.number());
        trial.result().ifPresent(value -> hint.append(": ").append(Html.number(value)));
        trial.values()
                .forEach((name, value) ->
                        hint.append("\n").append(name).append(" = ").append(value));
        return hint.toString();
    }
}
