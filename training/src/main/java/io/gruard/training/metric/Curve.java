package io.gruard.training.metric;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * A curve over all thresholds of the probability of one class, in the unit square.
 *
 * @param x at most a few hundred points for drawing, ascending
 * @param y one value for each x
 * @param area exact area over all thresholds, not over the kept points; empty if the class or all other classes have no
 *     row
 */
public record Curve(float[] x, float[] y, OptionalDouble area) {
    /** Minimum distance between two kept points. */
    private static final double RESOLUTION = 1.0 / 300;

    private static final Curve UNDEFINED = new Curve(new float[0], new float[0], OptionalDouble.empty());

    /**
     * Computes the receiver operating characteristic of a class against the rest. Its area is the probability that a row of
     * the class gets a higher score than another row. A tie counts one half (trapezoids; Fawcett, "An introduction to ROC
     * analysis", Pattern Recognition Letters 27, 2006).
     */
    static Curve roc(Predictions predictions, int c) {
        Ranking ranking = Ranking.of(predictions, c);
        if (ranking.positives() == 0 || ranking.negatives() == 0) {
            return UNDEFINED;
        }
        Points points = new Points(0, 0);
        double area = 0;
        double lastX = 0;
        double lastY = 0;
        for (Ranking.RankingStep step : ranking.steps()) {
            double x = (double) step.falsePositives() / ranking.negatives();
            double y = (double) step.truePositives() / ranking.positives();
            area += (x - lastX) * (y + lastY) / 2;
            points.add(x, y);
            lastX = x;
            lastY = y;
        }
        return points.curve(area);
    }

    /**
     * Computes precision over recall of a class against the rest. Its area is the average precision Σ (R_n − R_{n−1}) P_n.
     * It does not interpolate, because straight lines between points overestimate the area (Davis & Goadrich, ICML 2006).
     */
    static Curve precisionRecall(Predictions predictions, int c) {
        Ranking ranking = Ranking.of(predictions, c);
        if (ranking.positives() == 0 || ranking.negatives() == 0) {
            return UNDEFINED;
        }
        Points points = new Points(0, 1);
        double area = 0;
        double lastRecall = 0;
        for (Ranking.RankingStep step : ranking.steps()) {
            double recall = (double) step.truePositives() / ranking.positives();
            double precision = (double) step.truePositives() / (step.truePositives() + step.falsePositives());
            area += (recall - lastRecall) * precision;
            points.add(recall, precision);
            lastRecall = recall;
        }
        return points.curve(area);
    }

    /** Collects the points of a curve. It keeps a point if it is far enough from the last kept one. */
    private static final class Points {
        private float[] x = new float[64];
        private float[] y = new float[64];
        private int count;
        private double endX;
        private double endY;

        Points(double x, double y) {
            keep(x, y);
        }

        void add(double newX, double newY) {
            endX = newX;
            endY = newY;
            if (Math.abs(newX - x[count - 1]) + Math.abs(newY - y[count - 1]) >= RESOLUTION) {
                keep(newX, newY);
            }
        }

        private void keep(double newX, double newY) {
            if (count == x.length) {
                x = Arrays.copyOf(x, 2 * count);
                y = Arrays.copyOf(y, 2 * count);
            }
            x[count] = (float) newX;
            y[count] = (float) newY;
            count++;
        }

        Curve curve(double area) {
            if (x[count - 1] != (float) endX || y[count - 1] != (float) endY) {
                keep(endX, endY);
            }
            return new Curve(Arrays.copyOf(x, count), Arrays.copyOf(y, count), OptionalDouble.of(area));
        }
    }
}
