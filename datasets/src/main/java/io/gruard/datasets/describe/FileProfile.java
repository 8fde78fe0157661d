package io.gruard.datasets.describe;

import io.gruard.datasets.descriptor.DataException;
import io.gruard.datasets.descriptor.FileSyntax;
import io.gruard.datasets.read.CellText;
import io.gruard.datasets.read.RawFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * The properties of the files of a data set.
 *
 * @param syntax their syntax
 * @param header whether the first line of each file names the columns
 * @param delimiter separator of cells
 * @param columns one profile for each column
 * @param files the files with their rows and checksums
 */
record FileProfile(
        FileSyntax syntax, boolean header, char delimiter, List<ColumnProfile> columns, List<SeenFile> files) {
    private static final String DELIMITERS = ",;\t|";

    /** @param name name without {@code .gz} */
    record SeenFile(String name, long rows, String sha256) {}

    static FileProfile of(List<Path> paths) throws IOException {
        List<String> lines = RawFile.firstLines(paths.getFirst(), 1);
        if (lines.isEmpty()) {
            throw new DataException(paths.getFirst() + ": expected rows of data, found none");
        }
        FileSyntax syntax = RawFile.arff(paths.getFirst()) ? FileSyntax.ARFF : FileSyntax.CSV;
        char delimiter = delimiter(lines.getFirst());
        List<ColumnProfile> columns = new ArrayList<>();
        List<SeenFile> files = new ArrayList<>();
        boolean[] header = {false};
        for (Path path : paths) {
            RawFile.Rows rows = (line, row, cells) -> {
                if (row == 0 && columns.isEmpty()) {
                    header[0] = syntax == FileSyntax.ARFF || isHeader(cells);
                    columns.addAll(columns(cells, header[0]));
                }
                if (cells.size() != columns.size()) {
                    throw new DataException(path.getFileName() + ":" + line + ": expected " + columns.size()
                            + " columns, found " + cells.size());
                }
                if (row > 0 || !header[0]) {
                    for (int i = 0; i < cells.size(); i++) {
                        columns.get(i).add(cells.get(i).strip());
                    }
                }
            };
            RawFile.FileSummary reading =
                    syntax == FileSyntax.ARFF ? RawFile.readArff(path, rows) : RawFile.read(path, delimiter, rows);
            String name = path.getFileName().toString().replaceFirst("\\.gz$", "");
            files.add(new SeenFile(name, reading.rows() - (header[0] ? 1 : 0), reading.sha256()));
        }
        return new FileProfile(syntax, header[0], delimiter, columns, files);
    }

    private static List<ColumnProfile> columns(List<String> cells, boolean header) {
        List<ColumnProfile> columns = new ArrayList<>();
        List<String> names = RawFile.columnNames(cells);
        for (int i = 0; i < cells.size(); i++) {
            columns.add(new ColumnProfile(header ? names.get(i) : "c" + (i + 1)));
        }
        return columns;
    }

    private static char delimiter(String line) {
        char best = ',';
        long most = 0;
        for (int i = 0; i < DELIMITERS.length(); i++) {
            char candidate = DELIMITERS.charAt(i);
            long count = line.chars().filter(c -> c == candidate).count();
            if (count > most) {
                best = candidate;
                most = count;
            }
        }
        return best;
    }

    /** Whether a first line is a header: no numbers, no empty cells, no duplicates. */
    private static boolean isHeader(List<String> cells) {
        return new HashSet<>(cells).size() == cells.size()
                && cells.stream()
                        .map(String::strip)
                        .noneMatch(cell -> cell.isEmpty() || !Double.isNaN(CellText.decimal(cell)));
    }
}
