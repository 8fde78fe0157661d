package io.gruard.datasets.read;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.gruard.datasets.descriptor.DataException;
import io.gruard.datasets.descriptor.FileSyntax;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Reads a file without a descriptor row by row as text. One row at a time is in memory. */
public final class RawFile {
    /** Maximum number of lines with comments before the line that distinguishes ARFF from CSV. */
    private static final int LINES_BEFORE_RELATION = 100;

    private RawFile() {}

    /**
     * The size and checksum of a file that was read.
     *
     * @param rows number of rows, including a header
     * @param sha256 SHA-256 of the uncompressed bytes
     */
    public record FileSummary(long rows, String sha256) {}

    /** Receives the rows of a file. */
    public interface Rows {
        /**
         * @param line line of the file on which it begins, counted from 1
         * @param row number of rows before it
         * @param cells its cells
         */
        void take(long line, long row, List<String> cells) throws IOException;
    }

    /** Reads all rows of a CSV file, plain or {@code .gz}. */
    public static FileSummary read(Path path, char delimiter, Rows rows) throws IOException {
        MessageDigest sum = Sha256.digest();
        long count = 0;
        try (InputStream in = new DigestInputStream(open(path), sum);
                CsvReader<CsvRecord> csv = CsvReader.builder()
                        .fieldSeparator(delimiter)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (CsvRecord row : csv) {
                rows.take(row.getStartingLineNumber(), count++, row.getFields());
            }
        } catch (CsvParseException | UncheckedIOException wrong) {
            throw new DataException(path + ": cannot read after row " + count + ": " + wrong.getMessage(), wrong);
        }
        return new FileSummary(count, HexFormat.of().formatHex(sum.digest()));
    }

    /**
     * Reads all rows of an ARFF file, plain or {@code .gz}. Row 0 has the names of the attributes. A missing value is
     * an empty cell.
     */
    public static FileSummary readArff(Path path, Rows rows) throws IOException {
        MessageDigest sum = Sha256.digest();
        long count = 0;
        try (InputStream in = new DigestInputStream(open(path), sum)) {
            String name = String.valueOf(path.getFileName());
            ArffReader arff = new ArffReader(name, new InputStreamReader(in, StandardCharsets.UTF_8));
            List<String> names =
                    arff.attributes().stream().map(ArffReader.Attribute::name).toList();
            rows.take(arff.line(), count++, names);
            while (arff.next()) {
                List<String> cells = new ArrayList<>();
                for (int cell = 0; cell < arff.cells(); cell++) {
                    cells.add(arff.value(cell));
                }
                rows.take(arff.line(), count++, cells);
            }
        }
        return new FileSummary(count, HexFormat.of().formatHex(sum.digest()));
    }

    /** Whether a file is ARFF, by its name or its first line. */
    public static boolean arff(Path path) throws IOException {
        if (FileSyntax.of(String.valueOf(path.getFileName()), FileSyntax.CSV) == FileSyntax.ARFF) {
            return true;
        }
        return firstLines(path, LINES_BEFORE_RELATION).stream()
                .map(line -> line.replace("\uFEFF", "").strip())
                .filter(line -> !line.isEmpty() && !line.startsWith("%"))
                .findFirst()
                .filter(line -> line.regionMatches(true, 0, "@relation", 0, "@relation".length()))
                .isPresent();
    }

    /** The first lines of a file. */
    public static List<String> firstLines(Path path, int count) throws IOException {
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(open(path), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null && lines.size() < count; line = reader.readLine()) {
                lines.add(line);
            }
        }
        return lines;
    }

    /** The names of columns as the reader normalises them. */
    public static List<String> columnNames(List<String> header) {
        return Header.names(header);
    }

    private static InputStream open(Path path) throws IOException {
        InputStream raw = Files.newInputStream(path);
        return path.toString().endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw;
    }
}
