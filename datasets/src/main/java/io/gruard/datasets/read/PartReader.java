package io.gruard.datasets.read;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.gruard.datasets.descriptor.DataException;
import io.gruard.datasets.descriptor.DataFile;
import io.gruard.datasets.descriptor.Descriptor;
import io.gruard.datasets.descriptor.Part;
import io.gruard.datasets.descriptor.Task;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads the files of a part row by row. Only the columns that are kept are in memory. */
public final class PartReader {
    private static final System.Logger LOG = System.getLogger(PartReader.class.getName());
    private static final int BUFFER_BYTES = 1 << 16;

    private PartReader() {}

    /**
     * Reads a part.
     *
     * @param files files of the part, in its order
     * @throws DataException if a file does not match the descriptor; the message names file, line and column
     */
    public static PartReading read(Descriptor descriptor, Part part, Task task, List<FoundFile> files)
            throws IOException {
        PartBuilder builder = new PartBuilder(descriptor, part, task);
        List<FileReading> readings = new ArrayList<>();
        for (FoundFile file : files) {
            readings.add(read(file, builder));
        }
        return new PartReading(builder.records(), builder.setAside(), readings);
    }

    private static FileReading read(FoundFile found, PartBuilder builder) throws IOException {
        FileLayout layout = FileLayout.of(builder.descriptor(), found);
        String name = found.path().getFileName().toString();
        RowCollector rows = new RowCollector(name, builder, layout);
        MessageDigest sum = Sha256.digest();
        long bytes;
        try (CountedInput in = new CountedInput(new DigestInputStream(open(found), sum))) {
            Reader text = new InputStreamReader(in, StandardCharsets.UTF_8);
            switch (layout.syntax()) {
                case CSV -> readCsv(layout, rows, text);
                case ARFF -> readArff(name, rows, text);
            }
            bytes = in.bytes();
        } catch (CsvParseException | UncheckedIOException wrong) {
            throw explained(found, rows, wrong);
        } catch (IOException wrong) {
            throw explained(found, rows, wrong);
        }
        String hex = HexFormat.of().formatHex(sum.digest());
        requireComplete(found, rows.rows(), bytes, hex);
        int read = rows.rows();
        LOG.log(System.Logger.Level.DEBUG, () -> "read " + found.path() + ", " + read + " rows, SHA-256 " + hex);
        return new FileReading(found.file().name(), found.path(), rows.rows(), hex);
    }

    private static void readCsv(FileLayout layout, RowCollector rows, Reader in) throws IOException {
        try (CsvReader<Boolean> csv = CsvReader.builder()
                .fieldSeparator(layout.format().delimiter())
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(new RowHandler(rows, layout.named()), in)) {
            csv.forEach(row -> {});
        }
    }

    private static void readArff(String name, RowCollector rows, Reader in) throws IOException {
        ArffReader arff = new ArffReader(name, in);
        List<ArffReader.Attribute> attributes = arff.attributes();
        rows.header(attributes.stream().map(ArffReader.Attribute::name).toList(), arff.line());
        while (arff.next()) {
            rows.beginRow();
            for (int cell = 0; cell < arff.cells(); cell++) {
                if (cell < attributes.size()
                        && !arff.missing(cell)
                        && !attributes.get(cell).values().isEmpty()
                        && !attributes.get(cell).allows(arff.value(cell))) {
                    rows.undeclared(cell, arff.value(cell));
                } else {
                    rows.cell(cell, arff.text(), arff.from(cell), arff.to(cell));
                }
            }
            rows.endRow(arff.cells(), arff.line());
        }
    }

    private static InputStream open(FoundFile found) throws IOException {
        InputStream raw = Files.newInputStream(found.path());
        if (!found.compressed()) {
            return raw;
        }
        try {
            return new GZIPInputStream(raw, BUFFER_BYTES);
        } catch (IOException wrong) {
            raw.close();
            throw wrong;
        }
    }

    /** Finds the original exception: the CSV reader wraps exceptions of its input and its handler once or twice. */
    private static DataException explained(FoundFile found, RowCollector rows, Exception thrown) {
        Throwable cause = thrown;
        while (!(cause instanceof IOException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        String after = " after row " + rows.rows();
        return switch (cause) {
            case DataException told -> told;
            case EOFException cut ->
                new DataException(found.path() + ": truncated" + after + ", the compressed data ends early", cut);
            case ZipException broken ->
                new DataException(
                        found.path() + ": not a valid gzip file" + after + ": " + broken.getMessage(), broken);
            default -> new DataException(found.path() + ": cannot read" + after + ": " + cause.getMessage(), cause);
        };
    }

    private static void requireComplete(FoundFile found, int rows, long bytes, String sha256) throws DataException {
        DataFile file = found.file();
        if (rows == 0) {
            throw new DataException(found.path() + ": expected rows of data, found none");
        }
        if (file.rows().isPresent() && file.rows().getAsLong() != rows) {
            throw new DataException(found.path() + ": expected " + file.rows().getAsLong() + " rows, found " + rows
                    + (rows < file.rows().getAsLong() ? "; the file is truncated" : ""));
        }
        if (file.bytes().isPresent() && file.bytes().getAsLong() != bytes) {
            throw new DataException(found.path() + ": expected " + file.bytes().getAsLong() + " bytes, found " + bytes
                    + "; this is not the published file");
        }
        if (file.sha256().isPresent() && !file.sha256().get().equals(sha256)) {
            throw new DataException(found.path() + ": expected SHA-256 "
                    + file.sha256().get() + ", found " + sha256 + "; this is not the published file");
        }
    }
}
