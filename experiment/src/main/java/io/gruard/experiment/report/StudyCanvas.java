package io.gruard.experiment.report;

import java.util.Locale;

/** Draws a chart of a study as SVG. Both axes run from 0 to 1. */
final class StudyCanvas {
    static final int LEFT = 58;
    private static final int RIGHT = 12;
    private static final int TOP = 10;
    private static final int BOTTOM = 40;

    private final int width;
    private final int height;
    private final StringBuilder svg = new StringBuilder();

    StudyCanvas(String title, String remark, int width, int height) {
        this.width = width;
        this.height = height;
        svg.append("<figure><figcaption>").append(Html.escape(title));
        if (!remark.isEmpty()) {
            svg.append(" <span>").append(Html.escape(remark)).append("</span>");
        }
        svg.append(String.format(
                "</figcaption><svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">%n",
                width, height, Html.escape(title)));
    }

    /** Draws grid, ticks and labels. */
    StudyCanvas axes(String xLabel, ParameterScale x, String yLabel, ParameterScale y) {
        for (ParameterScale.Tick tick : y.ticks()) {
            line("grid", 0, tick.at(), 1, tick.at());
            label(LEFT - 6, atY(tick.at()) + 4, "end", tick.text());
        }
        for (ParameterScale.Tick tick : x.ticks()) {
            line("grid", tick.at(), 0, tick.at(), 1);
            label(atX(tick.at()), height - BOTTOM + 16.0, "middle", tick.text());
        }
        line("axis", 0, 0, 1, 0);
        line("axis", 0, 0, 0, 1);
        label((LEFT + width - RIGHT) / 2.0, height - 6.0, "middle", xLabel);
        svg.append(String.format(
                Locale.ROOT,
                "<text text-anchor=\"middle\" transform=\"translate(11 %.1f) rotate(-90)\">%s</text>%n",
                (TOP + height - BOTTOM) / 2.0,
                Html.escape(yLabel)));
        return this;
    }

    /** Draws a vertical axis at a horizontal position, with its name below. */
    StudyCanvas verticalAxis(double at, String name, ParameterScale scale) {
        line("axis", at, 0, at, 1);
        label(atX(at), height - 10.0, "middle", name);
        for (ParameterScale.Tick tick : scale.ticks()) {
            label(atX(at) - 4, atY(tick.at()) + 4, "end", tick.text());
        }
        return this;
    }

    StudyCanvas line(String kind, double x1, double y1, double x2, double y2) {
        svg.append(String.format(
                Locale.ROOT,
                "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n",
                kind,
                atX(x1),
                atY(y1),
                atX(x2),
                atY(y2)));
        return this;
    }

    StudyCanvas curve(int colour, double opacity, double[] x, double[] y, String hint) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < x.length; i++) {
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", atX(x[i]), atY(y[i])));
        }
        svg.append(String.format(
                Locale.ROOT,
                "<polyline class=\"curve k%d\" stroke-opacity=\"%.2f\" points=\"%s\"><title>%s</title></polyline>%n",
                colour,
                opacity,
                points.toString().strip(),
                Html.escape(hint)));
        return this;
    }

    StudyCanvas dot(int colour, double opacity, double radius, double x, double y, String hint) {
        svg.append(String.format(
                Locale.ROOT,
                "<circle class=\"dot k%d\" fill-opacity=\"%.2f\" stroke-opacity=\"%.2f\" cx=\"%.1f\" cy=\"%.1f\""
                        + " r=\"%.1f\"><title>%s</title></circle>%n",
                colour,
                opacity,
                opacity,
                atX(x),
                atY(y),
                radius,
                Html.escape(hint)));
        return this;
    }

    /** Draws a circle that is not filled, for less important points. */
    StudyCanvas ring(int colour, double opacity, double radius, double x, double y, String hint) {
        svg.append(String.format(
                Locale.ROOT,
                "<circle class=\"curve k%d\" stroke-opacity=\"%.2f\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\">"
                        + "<title>%s</title></circle>%n",
                colour,
                opacity,
                atX(x),
                atY(Math.clamp(y, 0.0, 1.0)),
                radius,
                Html.escape(hint)));
        return this;
    }

    /** Draws a box from (x1, y1) to (x2, y2) with a shade from 0 (none) to 1. */
    StudyCanvas box(double shade, double x1, double y1, double x2, double y2) {
        svg.append(String.format(
                Locale.ROOT,
                "<rect class=\"cell\" shape-rendering=\"crispEdges\" fill-opacity=\"%.3f\" x=\"%.1f\" y=\"%.1f\""
                        + " width=\"%.1f\" height=\"%.1f\"/>%n",
                shade,
                atX(x1),
                atY(y2),
                atX(x2) - atX(x1),
                atY(y1) - atY(y2)));
        return this;
    }

    StudyCanvas text(double x, double y, String anchor, String text) {
        label(atX(x), atY(y) + 4, anchor, text);
        return this;
    }

    String html() {
        return svg + "</svg></figure>\n";
    }

    private void label(double x, double y, String anchor, String text) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
                x,
                y,
                anchor,
                Html.escape(text)));
    }

    private double atX(double share) {
        return LEFT + (width - LEFT - RIGHT) * share;
    }

    private double atY(double share) {
        return height - BOTTOM - (height - TOP - BOTTOM) * share;
    }
}
