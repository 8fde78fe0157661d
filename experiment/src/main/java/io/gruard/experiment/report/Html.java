package io.gruard.experiment.report;

import io.gruard.core.NumberText;
import io.gruard.training.metric.Figure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Formats pages, tables and numbers as HTML. */
public final class Html {
    /** Number of colours for series. Further series repeat them. */
    static final int COLOURS = 8;

    /** Maximum length in characters of a table cell that stays on one line. */
    private static final int MAX_UNWRAPPED = 40;

    private Html() {}

    /**
     * Returns a complete page with its styles.
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

    /** Formats a fraction as a percentage. */
    public static String percent(double fraction) {
        return NumberText.percent(fraction);
    }

    public static String number(double value) {
        return NumberText.decimal(value);
    }

    public static String count(long value) {
        return NumberText.count(value);
    }

    static String figure(Figure figure, double value) {
        return switch (figure.unit()) {
            case RATE -> percent(value);
            case NUMBER -> number(value);
        };
    }

    /** Returns a table row of HTML cells. Long cells wrap, so that they leave room for the others. */
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

    /** Escapes text and allows line breaks after commas, plus signs and opening brackets, for long settings. */
    static String breakable(String text) {
        return escape(text).replaceAll("(?<=[,+(])(?=[^\\s)])", "<wbr>");
    }

    /** Returns a table with a first column of text and further columns of numbers. Heads are plain text, the body is HTML. */
    public static String table(List<String> heads, String body) {
        return table("", heads, body);
    }

    /** Returns a table whose last column is also text. */
    static String proseTable(List<String> heads, String body) {
        return table(" class=\"prose\"", heads, body);
    }

    /** Returns a table of text only. */
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

    /** Returns a table of names and values. Both are HTML, and values may wrap. */
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
