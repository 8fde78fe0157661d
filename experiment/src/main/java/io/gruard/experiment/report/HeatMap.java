package io.gruard.experiment.report;

import io.gruard.training.metric.ConfusionMatrix;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/** Draws a confusion matrix as SVG with one row for each class that occurs. The shade is the share of the class's rows. */
final class HeatMap {
    private static final int TOP = 46;

    /** Approximate width of a letter in pixels. */
    private static final int LETTER = 7;

    private static final int RIGHT = 4;
    private static final int CELL_HEIGHT = 46;

    /** Cells with a larger share have light letters on a dark shade. */
    private static final double DARK = 0.55;

    private HeatMap() {}

    static String html(ConfusionMatrix confusion) {
        int[] shown = IntStream.range(0, confusion.classes().size())
                .filter(confusion::occurs)
                .toArray();
        int n = shown.length;
        int longest = Arrays.stream(shown)
                .map(c -> LETTER * confusion.classes().name(c).length())
                .max()
                .orElse(0);
        int left = 30 + longest;
        int cell = Math.max(64, 400 / n);
        boolean slanted = longest > cell;
        int top = slanted ? TOP + longest / 2 : TOP;
        int width = left + n * cell + (slanted ? longest : RIGHT);
        int height = top + n * CELL_HEIGHT + 4;
        StringBuilder svg =
                new StringBuilder("<figure><figcaption>Confusion matrix <span>rows and share of the true class"
                        + "</span></figcaption>\n");
        svg.append(String.format(
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Confusion matrix\">%n", width, height));
        svg.append(text("", left + n * cell / 2.0, 14, "middle", "predicted"));
        svg.append(String.format(
                Locale.ROOT,
                "<text text-anchor=\"middle\" transform=\"translate(12 %.1f) rotate(-90)\">true</text>%n",
                top + n * CELL_HEIGHT / 2.0));
        for (int c = 0; c < n; c++) {
            String name = confusion.classes().name(shown[c]);
            svg.append(
                    slanted
                            ? slantedText(left + (c + 0.5) * cell, top - 10, name)
                            : text("", left + (c + 0.5) * cell, top - 10, "middle", name));
            svg.append(text("", left - 8, top + (c + 0.5) * CELL_HEIGHT + 4, "end", name));
            for (int p = 0; p < n; p++) {
                svg.append(cell(confusion, shown[c], shown[p], left + p * cell, top + c * CELL_HEIGHT, cell));
            }
        }
        svg.append(String.format(
                "<rect class=\"frame\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>%n",
                left, top, n * cell, n * CELL_HEIGHT));
        return svg.append("</svg></figure>\n").toString();
    }

    private static String cell(ConfusionMatrix confusion, int actual, int predicted, int x, int y, int width) {
        long count = confusion.counts()[actual][predicted];
        long support = confusion.support(actual);
        double share = support == 0 ? 0 : (double) count / support;
        StringBuilder svg = new StringBuilder(share > DARK ? "<g class=\"dark\">" : "<g>");
        svg.append(String.format(
                Locale.ROOT,
                "<rect class=\"cell\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill-opacity=\"%.3f\"/>",
                x,
                y,
                width,
                CELL_HEIGHT,
                // The exponent makes small shares visible, because readers look for errors.
                Math.pow(share, 0.6)));
        double middle = x + width / 2.0;
        svg.append(text("count", middle, y + CELL_HEIGHT / 2.0 - 1, "middle", Html.count(count)));
        if (count > 0) {
            svg.append(text("share", middle, y + CELL_HEIGHT / 2.0 + 14, "middle", shareText(share)));
        }
        return svg.append("</g>\n").toString();
    }

    private static String shareText(double share) {
        return share > 0 && share < 0.0005 ? "< 0.1%" : String.format(Locale.ROOT, "%.1f%%", 100 * share);
    }

    private static String slantedText(double x, double y, String text) {
        return String.format(
                Locale.ROOT,
                "<text transform=\"translate(%.1f %.1f) rotate(-30)\">%s</text>%n",
                x,
                y,
                Html.escape(text));
    }

    private static String text(String kind, double x, double y, String anchor, String text) {
        return String.format(
                Locale.ROOT,
                "<text%s x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
                kind.isEmpty() ? "" : " class=\"" + kind + "\"",
                x,
                y,
                anchor,
                Html.escape(text));
    }
}
