package io.gruard.data.read;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.gruard.data.DataException;
import io.gruard.data.descriptor.DataFile;
import io.gruard.data.descriptor.Descriptor;
import io.gruard.data.descriptor.Part;
import io.gruard.data.descriptor.Task;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
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

/** Reads the files of a part, row by row: no more than the columns kept is ever in memory. */
public final class PartReader {
    private static final int BUFFER_BYTES = 1 << 16;

    private PartReader() {}

    /**
     * Reads a part.
     *
     * @param files the part's files, in its order
     * @throws DataException if a file is not what the descriptor says; it names file, line and column
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
        RowHandler rows = new RowHandler(found.path().getFileName().toString(), builder);
        MessageDigest sum = Sha256.digest();
        try (InputStream in = new DigestInputStream(open(found), sum);
                CsvReader<Boolean> csv = csv(builder.descriptor().format().delimiter(), rows, in)) {
            csv.forEach(row -> {});
        } catch (CsvParseException | UncheckedIOException wrong) {
            throw explained(found, rows, wrong);
        } catch (IOException wrong) {
            throw explained(found, rows, wrong);
        }
        String hex = HexFormat.of().formatHex(sum.digest());
        requireWhole(found, rows.rows(), hex);
        return new FileReading(found.file().name(), found.path(), rows.rows(), hex);
    }

    private static CsvReader<Boolean> csv(char delimiter, RowHandler rows, InputStream in) {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(rows, new InputStreamReader(in, StandardCharsets.UTF_8));
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

    /** The CSV reader wraps what its input and its handler throw, once or twice. */
    private static DataException explained(FoundFile found, RowHandler rows, Exception thrown) {
        Throwable cause = thrown;
        while (!(cause instanceof IOException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        String after = " after row " + rows.rows();
        return switch (cause) {
            case DataException told -> told;
            case EOFException cut ->
                new DataException(found.path() + ": cut off" + after + ", the compressed data ends early", cut);
            case ZipException broken ->
                new DataException(
                        found.path() + ": no whole gzip file, broken" + after + ": " + broken.getMessage(), broken);
            default -> new DataException(found.path() + ": cannot be read" + after + ": " + cause.getMessage(), cause);
        };
    }

    private static void requireWhole(FoundFile found, int rows, String sha256) throws DataException {
        DataFile file = found.file();
        if (rows == 0) {
            throw new DataException(found.path() + ": found no row of data");
        }
        if (file.rows().isPresent() && file.rows().getAsLong() != rows) {
            throw new DataException(found.path() + ": found " + rows + " rows, wanted "
                    + file.rows().getAsLong() + (rows < file.rows().getAsLong() ? "; the file is cut off" : ""));
        }
        if (file.sha256().isPresent() && !file.sha256().get().equals(sha256)) {
            throw new DataException(found.path() + ": found SHA-256 " + sha256 + ", wanted "
                    + file.sha256().get() + "; this is not the published file");
        }
    }
}
