package io.gruard.cli.demo;

import io.gruard.traffic.simulate.TrafficLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws a timeline for each kind of traffic: its connections, and those classified as attacks. */
final class Timeline {
    private static final int WIDTH = 960;
    private static final int LEFT = 190;
    private static final int RIGHT = 10;
    private static final int LANE = 26;
    private static final int BINS = 130;
    private static final int[] STEPS = {1, 2, 5, 10, 20, 30, 60, 120, 300, 600};

    private final List<Moment> moments;
    private final double seconds;

    private Timeline(List<Moment> moments) {
        this.moments = moments;
        this.seconds =
                Math.max(1, moments.stream().mapToDouble(Moment::second).max().orElse(1));
    }

    static String html(List<Moment> moments) {
        Timeline timeline = new Timeline(moments);
        List<TrafficLabel> lanes = new ArrayList<>();
        for (TrafficLabel label : TrafficLabel.values()) {
            if (moments.stream().anyMatch(moment -> moment.label() == label)) {
                lanes.add(label);
            }
        }
        int height = LANE * lanes.size() + 26;
        StringBuilder svg = new StringBuilder("<h2>When it happened</h2>\n"
            + "<p>Fresh traffic by second. The upper half of a lane shows the connections, the lower half the share of"
            + " them classified as an attack.</p>\n"
            + "<div class=\"scroll\">"
                + "<svg class=\"timeline\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Connections and detections by time\">%n"
                        .formatted(WIDTH, height));
        timeline.axis(svg, LANE * lanes.size());
        for (int i = 0; i < lanes.size(); i++) {
            timeline.lane(svg, lanes.get(i), LANE * i);
        }
        return svg.append("</svg></div>\n").toString();
    }

    private void axis(StringBuilder svg, int bottom) {
        int step = STEPS[STEPS.length - 1];
        for (int i = STEPS.length - 1; i >= 0; i--) {
            step = seconds / STEPS[i] <= 10 ? STEPS[i] : step;
        }
        for (int second = 0; second <= seconds; second += step) {
            double x = x(second);
            svg.append(String.format(
                    Locale.ROOT,
                    "<line class=\"grid\" x1=\"%.1f\" y1=\"0\" x2=\"%.1f\" y2=\"%d\"/><text class=\"tick\" x=\"%.1f\""
                            + " y=\"%d\">%d s</text>%n",
                    x,
                    x,
                    bottom,
                    x,
                    bottom + 17,
                    second));
        }
    }

    private void lane(StringBuilder svg, TrafficLabel label, int top) {
        svg.append(String.format(
                Locale.ROOT,
                "<text class=\"lane\" x=\"0\" y=\"%d\">%s</text>%n",
                top + LANE / 2 + 4,
                DemoText.kind(label)));
        int[] all = new int[BINS];
        int[] alarmed = new int[BINS];
        for (Moment moment : moments) {
            if (moment.label() == label) {
                int bin = Math.min(BINS - 1, (int) (BINS * moment.second() / seconds));
                all[bin]++;
                alarmed[bin] += moment.alarmed() ? 1 : 0;
            }
        }
        double width = (double) (WIDTH - LEFT - RIGHT) / BINS;
        String alarm = label == TrafficLabel.NORMAL ? "false" : "true";
        for (int bin = 0; bin < BINS; bin++) {
            if (all[bin] > 0) {
                double x = LEFT + bin * width;
                box(svg, "there", x, top + 4, width, 9, 1);
                if (alarmed[bin] > 0) {
                    box(svg, alarm, x, top + 13, width, 9, 0.25 + 0.75 * alarmed[bin] / all[bin]);
                }
            }
        }
    }

    private static void box(
            StringBuilder svg, String kind, double x, double y, double width, double height, double opacity) {
        svg.append(String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%.1f\" y=\"%.0f\" width=\"%.1f\" height=\"%.0f\" opacity=\"%.2f\"/>%n",
                kind,
                x,
                y,
                width - 0.6,
                height,
                opacity));
    }

    private double x(double second) {
        return LEFT + (WIDTH - LEFT - RIGHT) * second / seconds;
    }
}
