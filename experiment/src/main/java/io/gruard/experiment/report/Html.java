package io.gruard.experiment.report;

import io.gruard.training.metric.Figure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Pieces of HTML, and how numbers are written in them. */
public final class Html {
    /** Colours there are for series; more series than that begin again. */
    static final int COLOURS = 8;

    /** Letters of a table's cell up to which it stays on one line. */
    private static final int MAX_UNWRAPPED = 40;

    private Html() {}

    /**
     * A whole page with its styles inside.
     *
     * @param title plain text
     * @param body HTML
     */
    public static String page(String title, String body) throws IOException {
        return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" + escape(title)
                + "</title>\n<style>\n" + styles() + "</style></head>\n<body>\n" + body + "</body></html>\n";
    }

    private static String styles() throws IOException {
        try (InputStream in = Html.class.getResourceAsStream("report.css")) {
            if (in == null) {
                throw new IllegalStateException("report.css is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** A fraction as per cent. */
    public static String percent(double fraction) {
        return String.format(Locale.ROOT, "%.2f\u00a0%%", 100 * fraction);
    }

    public static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    static String figure(Figure figure, double value) {
        return switch (figure.unit()) {
            case RATE -> percent(value);
            case NUMBER -> number(value);
        };
    }

    /** A table row; the cells are HTML already. Long ones are text that wraps, or one of them would push the others aside. */
    public static String row(String rowClass, List<String> cells) {
        StringBuilder html = new StringBuilder(rowClass.isEmpty() ? "<tr>" : "<tr class=\"" + rowClass + "\">");
        cells.forEach(cell -> html.append(isLong(cell) ? "<td class=\"text wrap\">" : "<td>")
                .append(cell)
                .append("</td>"));
        return html.append("</tr>\n").toString();
    }

    private static boolean isLong(String cell) {
        return cell.replaceAll("<[^>]*>", "").length() > MAX_UNWRAPPED;
    }

    /** Escaped text that may be broken after commas, plus signs and opening brackets, as long settings need it. */
    static String breakable(String text) {
        return escape(text).replaceAll("(?<=[,+(])(?=[^\\s)])", "<wbr>");
    }

    /** A table of numbers behind a first column of text; heads are plain text, the body is HTML. */
    public static String table(List<String> heads, String body) {
        return table("", heads, body);
    }

    /** A table whose last column is text too. */
    static String proseTable(List<String> heads, String body) {
        return table(" class=\"prose\"", heads, body);
    }

    /** A table of text alone. */
    static String textTable(List<String> heads, String body) {
        return table(" class=\"text\"", heads, body);
    }

    private static String table(String attributes, List<String> heads, String body) {
        StringBuilder html = new StringBuilder("<div class=\"scroll\"><table" + attributes + "><thead><tr>");
        heads.forEach(head -> html.append("<th>").append(escape(head)).append("</th>"));
        return html.append("</tr></thead><tbody>\n")
                .append(body)
                .append("</tbody></table></div>\n")
                .toString();
    }

    /** A table of two columns, name and value; both are HTML already, values may wrap. */
    public static String pairs(List<List<String>> pairs) {
        StringBuilder html = new StringBuilder("<div class=\"scroll\"><table><tbody>\n");
        for (List<String> pair : pairs) {
            html.append("<tr><td>")
                    .append(pair.getFirst())
                    .append("</td><td class=\"text wrap\">")
                    .append(pair.getLast())
                    .append("</td></tr>\n");
        }
        return html.append("</tbody></table></div>\n").toString();
    }
}
