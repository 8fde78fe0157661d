package io.gruard.cli;

import java.util.ArrayList;
import java.util.List;

/** A text table: the first column is left-aligned, columns of numbers are right-aligned. */
final class TextTable {
    private final List<String[]> rows = new ArrayList<>();

    TextTable(String... header) {
        rows.add(header.clone());
    }

    void row(String... cells) {
        if (cells.length != rows.getFirst().length) {
            throw new IllegalArgumentException(
                    "table: expected a row of " + rows.getFirst().length + " cells, found " + cells.length);
        }
        rows.add(cells.clone());
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < row.length; c++) {
                int width = width(c);
                String space = " ".repeat(width - row[c].length());
                line.append(c == 0 ? "" : "  ").append(toTheRight(c) ? space + row[c] : row[c] + space);
            }
            text.append(line.toString().stripTrailing()).append(System.lineSeparator());
        }
        return text.toString();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row[column].length()).max().orElse(0);
    }

    private boolean toTheRight(int column) {
        return rows.size() > 1 && rows.stream().skip(1).allMatch(row -> row[column].matches("[-+]?[0-9][0-9,.]*%?|-"));
    }
}
