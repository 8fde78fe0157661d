package io.gruard.experiment.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A line chart as SVG with a legend below it.
 *
 * @param title title above the chart
 * @param remark text in a lighter colour after the title; may be empty
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param diagonal whether to draw the diagonal
 */
record Plot(String title, String remark, Axis x, Axis y, boolean diagonal, List<Series> series) {
    private static final int WIDTH = 440;
    private static final int HEIGHT = 290;
    private static final int LEFT = 48;
    private static final int RIGHT = 12;
    private static final int TOP = 10;
    private static final int BOTTOM = 40;

    Plot {
        series = List.copyOf(series);
    }

    /** An axis from {@code from} to {@code to}, with a tick every {@code step}. */
    record Axis(String label, double from, double to, double step) {
        static Axis unit(String label) {
            return new Axis(label, 0, 1, 0.2);
        }

        /** Makes an axis with ticks at round numbers that contains both values. */
        static Axis around(String label, double smallest, double largest) {
            double span = Math.max(largest - smallest, 1e-9);
            double step = roundStep(span / 5);
            double from = Math.floor(smallest / step) * step;
            double to = Math.ceil(largest / step) * step;
            return new Axis(label, from, to > from ? to : from + step, step);
        }

        /** Makes an axis of whole numbers from 1. */
        static Axis counting(String label, int max) {
            double step = Math.max(1, roundStep(max / 8.0));
            return new Axis(label, max > 1 ? 1 : 0.5, max > 1 ? max : 1.5, Math.rint(step));
        }

        private static double roundStep(double rough) {
            double power = Math.pow(10, Math.floor(Math.log10(rough)));
            double leading = rough / power;
            return power * (leading <= 1 ? 1 : leading <= 2 ? 2 : leading <= 5 ? 5 : 10);
        }

        List<Double> ticks() {
            List<Double> ticks = new ArrayList<>();
            double first = Math.ceil(from / step - 1e-9) * step;
            for (int i = 0; first + i * step <= to + step * 1e-6; i++) {
                ticks.add(first + i * step);
            }
            return ticks;
        }

        String text(double tick) {
            int digits = step >= 1 ? 0 : (int) Math.ceil(-Math.log10(step) - 1e-9);
            return String.format(Locale.ROOT, "%." + digits + "f", tick);
        }
    }

    /**
     * A line of the chart.
     *
     * @param colour number of its colour
     * @param marked index of the point to mark with a dot, or -1
     */
    record Series(String name, int colour, boolean dashed, double[] x, double[] y, int marked) {}

    String html() {
        StringBuilder svg = new StringBuilder();
        svg.append("<figure><figcaption>").append(Html.escape(title));
        if (!remark.isEmpty()) {
            svg.append(" <span>").append(Html.escape(remark)).append("</span>");
        }
        svg.append(String.format(
                "</figcaption><svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">%n",
                WIDTH, HEIGHT, Html.escape(title)));
        frame(svg);
        series.forEach(line -> line(svg, line));
        return svg.append("</svg>\n").append(legend()).append("</figure>\n").toString();
    }

    private void frame(StringBuilder svg) {
        for (double tick : y.ticks()) {
            double at = atY(tick);
            svg.append(segment("grid", LEFT, at, WIDTH - RIGHT, at));
            svg.append(label(LEFT - 6, at + 4, "end", y.text(tick)));
        }
        for (double tick : x.ticks()) {
            double at = atX(tick);
            svg.append(segment("grid", at, TOP, at, HEIGHT - BOTTOM));
            svg.append(label(at, HEIGHT - BOTTOM + 16, "middle", x.text(tick)));
        }
        svg.append(segment("axis", LEFT, HEIGHT - BOTTOM, WIDTH - RIGHT, HEIGHT - BOTTOM));
        svg.append(segment("axis", LEFT, TOP, LEFT, HEIGHT - BOTTOM));
        svg.append(label((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 6, "middle", x.label()));
        double middle = (TOP + HEIGHT - BOTTOM) / 2.0;
        svg.append(String.format(
                Locale.ROOT,
                "<text text-anchor=\"middle\" transform=\"translate(12 %.1f) rotate(-90)\">%s</text>%n",
                middle,
                Html.escape(y.label())));
        if (diagonal) {
            svg.append(segment("faint", atX(x.from()), atY(y.from()), atX(x.to()), atY(y.to())));
        }
    }

    private void line(StringBuilder svg, Series line) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < line.x().length; i++) {
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", atX(line.x()[i]), atY(line.y()[i])));
        }
        svg.append(String.format(
                "<polyline class=\"curve k%d%s\" points=\"%s\"/>%n",
                line.colour() % Html.COLOURS,
                line.dashed() ? " dashed" : "",
                points.toString().strip()));
        if (line.marked() >= 0) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<circle class=\"dot k%d\" cx=\"%.1f\" cy=\"%.1f\" r=\"4\"/>%n",
                    line.colour() % Html.COLOURS,
                    atX(line.x()[line.marked()]),
                    atY(line.y()[line.marked()])));
        }
    }

    private String legend() {
        StringBuilder html = new StringBuilder("<div class=\"legend\">");
        for (Series line : series) {
            html.append(String.format(
                    "<span><i class=\"k%d%s\"></i>%s</span>",
                    line.colour() % Html.COLOURS, line.dashed() ? " dashed" : "", Html.escape(line.name())));
        }
        return html.append("</div>\n").toString();
    }

    private double atX(double value) {
        return LEFT + (WIDTH - LEFT - RIGHT) * (value - x.from()) / (x.to() - x.from());
    }

    private double atY(double value) {
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (value - y.from()) / (y.to() - y.from());
    }

    private static String segment(String kind, double x1, double y1, double x2, double y2) {
        return String.format(
                Locale.ROOT,
                "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n",
                kind,
                x1,
                y1,
                x2,
                y2);
    }

    private static String label(double x, double y, String anchor, String text) {
        return String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
                x,
                y,
                anchor,
                Html.escape(text));
    }
}
