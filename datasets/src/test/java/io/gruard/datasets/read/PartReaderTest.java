package io.gruard.datasets.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gruard.core.Categories;
import io.gruard.core.Records;
import io.gruard.datasets.DataSet;
import io.gruard.datasets.descriptor.DataException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartReaderTest {
    private static final String DESCRIPTOR = """
        name: flows
        format: {header: false, missing: error}
        parts:
          - name: all
            files: [flows.csv]
        columns: {bytes: integer, rate: number, flags: hexadecimal, protocol: category, id: identifier, label: label}
        benign: normal
        tasks:
          two: {normal: [normal], attack: [flood, scan]}
        """;

    private static final String GOOD = "1,0.5,0x10,tcp,a,normal\n2,1.5,ff,udp,b,flood\n";

    @TempDir
    private Path folder;

    private Records read(String descriptor, byte[] bytes, String fileName) throws IOException {
        return reading(descriptor, bytes, fileName).records();
    }

    private PartReading reading(String descriptor, byte[] bytes, String fileName) throws IOException {
        Path yaml = Files.writeString(folder.resolve("flows.yaml"), descriptor);
        Files.createDirectories(folder.resolve("flows"));
        Files.write(folder.resolve("flows").resolve(fileName), bytes);
        DataSet data = DataSet.described(yaml, DataFolders.only(List.of(folder)));
        return data.read("all", data.descriptor().task());
    }

    private Records read(String text) throws IOException {
        return read(DESCRIPTOR, text.getBytes(StandardCharsets.UTF_8), "flows.csv");
    }

    private static String with(String from, String to) {
        return DESCRIPTOR.replace(from, to);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void cellsAreTypedByTheirColumns() throws IOException {
        Records records = read(GOOD);

        assertThat(records.table().schema().features()).hasSize(4);
        assertThat(records.table().numbers(0).value(1)).isEqualTo(2);
        assertThat(records.table().numbers(1).value(1)).isEqualTo(1.5);
        assertThat(records.table().numbers(2).value(0)).isEqualTo(16);
        assertThat(records.table().categories(3).value(1)).isEqualTo("udp");
        assertThat(records.labels().classOfRow()).containsExactly(0, 1);
        assertThat(records.rowNumbers()).containsExactly(1, 2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "x,0.5,0,tcp,a,normal; flows.csv:3: 'bytes' must be an integer, found 'x'",
                "1.5,0.5,0,tcp,a,normal; flows.csv:3: 'bytes' must be an integer, found '1.5'",
                "1,abc,0,tcp,a,normal; flows.csv:3: 'rate' must be a number, found 'abc'",
                "1,0.5,zz,tcp,a,normal; flows.csv:3: 'flags' must be a hexadecimal number, found 'zz'",
                "1,0.5,0,tcp,a,worm; flows.csv:3: 'label' must be one of the labels [flood, normal, scan], found"
                        + " 'worm'",
                "1,,0,tcp,a,normal; flows.csv:3: 'rate' must be a number, found ''",
                "1,NaN,0,tcp,a,normal; flows.csv:3: 'rate' must be a number, found 'NaN'",
                "1,0.5,0,,a,normal; flows.csv:3: 'protocol' must be a category, found ''",
                "1,0.5,0,tcp,a; flows.csv:3: expected 6 columns, found 5",
                "1,0.5,0,tcp,a,normal,7; flows.csv:3: expected 6 columns, found 7",
            })
    void badRowIsAnErrorWithFileLineAndColumn(String row, String message) {
        assertThatThrownBy(() -> read(GOOD + row + "\n"))
                .isInstanceOf(DataException.class)
                .hasMessage(message);
    }

    @Test
    void badRowsAreSkippedAndCountedIfAllowed() throws IOException {
        String descriptor = with("missing: error", "missing: set-aside, malformed: set-aside");
        String text = "x,0.5,0,tcp,a,normal\n" + GOOD + "1,,0,tcp,a,normal\n1,2\n1,,0,udp,a,scan\n9,9,9,tcp,9,scan\n";

        PartReading reading = reading(descriptor, text.getBytes(StandardCharsets.UTF_8), "flows.csv");

        assertThat(reading.records().rowNumbers()).containsExactly(2, 3, 7);
        assertThat(reading.records().labels().classOfRow()).containsExactly(0, 1, 1);
        assertThat(reading.setAside())
                .containsEntry("'bytes' malformed", 1)
                .containsEntry("'rate' missing", 2)
                .containsEntry("wrong number of cells", 1)
                .hasSize(3);
        assertThat(reading.files().getFirst().rows()).isEqualTo(7);
    }

    @Test
    void missingCellsAreZeroIfAllowed() throws IOException {
        String descriptor = with("missing: error", "missing: zero");

        Records records = read(descriptor, ",inf,,,a,normal\n".getBytes(StandardCharsets.UTF_8), "flows.csv");

        assertThat(records.table().numbers(0).value(0)).isZero();
        assertThat(records.table().numbers(1).value(0)).isZero();
        assertThat(records.table().categories(3).value(0)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'', 1", "' ', 1", "'', 2"})
    void emptyFileIsAnError(String text, int repeat) {
        assertThatThrownBy(() -> read(text.repeat(repeat)))
                .isInstanceOf(DataException.class)
                .hasMessageMatching(
                        ".*flows.csv: expected rows of data, found none|flows.csv:1: expected 6 columns, found 1");
    }

    @Test
    void compressedFileIsRead() throws IOException {
        assertThat(read(DESCRIPTOR, gzip(GOOD), "flows.csv.gz").rows()).isEqualTo(2);
    }

    @Test
    void truncatedCompressedFileIsAnError() throws IOException {
        byte[] whole = gzip(GOOD.repeat(5000));

        assertThatThrownBy(() -> read(DESCRIPTOR, Arrays.copyOf(whole, whole.length - 20), "flows.csv.gz"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("flows.csv.gz: truncated after row ")
                .hasMessageContaining("the compressed data ends early");
    }

    @Test
    void uncompressedFileWithTheNameOfACompressedOneIsAnError() {
        assertThatThrownBy(() -> read(DESCRIPTOR, GOOD.getBytes(StandardCharsets.UTF_8), "flows.csv.gz"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("flows.csv.gz: not a valid gzip file");
    }

    @Test
    void wrongChecksumIsAnError() {
        String sum = "0".repeat(64);
        String descriptor = with("files: [flows.csv]", "files: [{name: flows.csv, sha256: '" + sum + "'}]");

        assertThatThrownBy(() -> read(descriptor, GOOD.getBytes(StandardCharsets.UTF_8), "flows.csv"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("flows.csv: expected SHA-256 " + sum)
                .hasMessageContaining("found ");
    }

    @Test
    void fileTruncatedAtTheEndOfALineIsDetectedByItsRows() {
        String descriptor = with("files: [flows.csv]", "files: [{name: flows.csv, rows: 3}]");

        assertThatThrownBy(() -> read(descriptor, GOOD.getBytes(StandardCharsets.UTF_8), "flows.csv"))
                .isInstanceOf(DataException.class)
                .hasMessageEndingWith("flows.csv: expected 3 rows, found 2; the file is truncated");
    }

    /** Byte order mark, CR LF, blanks in names and around cells, another order of columns, quoted line breaks. */
    @Test
    void headersOfSpreadsheetsAreRead() throws IOException {
        String text = "\uFEFF label ,\"rate\",bytes, flags,id,protocol\r\n"
                + "normal , 0.5,1,0x10,\"two\nlines, \"\"quoted\"\"\", tcp \r\n"
                + "scan,2,3,4,x,udp";

        Records records =
                read(with("header: false", "header: true"), text.getBytes(StandardCharsets.UTF_8), "flows.csv");

        assertThat(records.rows()).isEqualTo(2);
        assertThat(records.table().numbers(0).value(1)).isEqualTo(3);
        assertThat(records.table().categories(3).value(0)).isEqualTo("tcp");
        assertThat(records.labels().classOfRow()).containsExactly(0, 1);
    }

    @Test
    void errorsAfterQuotedLineBreaksNameTheLineOfTheFile() {
        String text = "bytes,rate,flags,protocol,id,label\n1,1,1,tcp,\"a\nb\",normal\n1,x,1,tcp,a,normal\n";

        assertThatThrownBy(() ->
                        read(with("header: false", "header: true"), text.getBytes(StandardCharsets.UTF_8), "flows.csv"))
                .hasMessage("flows.csv:4: 'rate' must be a number, found 'x'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "bytes,rate,flags,protocol,id; columns missing from the header: [label]",
                "bytes,rate,flags,protocol,id,label,extra; found 'extra'",
                "bytes,bytes,rate,flags,protocol,id,label; found 'bytes.2'"
            })
    void headerThatDoesNotMatchTheDescriptorIsAnError(String header, String message) {
        assertThatThrownBy(() -> read(
                        with("header: false", "header: true"),
                        (header + "\n").getBytes(StandardCharsets.UTF_8),
                        "flows.csv"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("flows.csv:1: ")
                .hasMessageContaining(message);
    }

    @Test
    void rowsOfSeveralFilesAreConcatenated() throws IOException {
        Files.createDirectories(folder.resolve("flows"));
        Files.write(folder.resolve("flows/more.csv.gz"), gzip(GOOD));
        String descriptor = with("files: [flows.csv]", "files: [flows.csv, more.csv]");

        Records records = read(descriptor, GOOD.getBytes(StandardCharsets.UTF_8), "flows.csv");

        assertThat(records.rowNumbers()).containsExactly(1, 2, 3, 4);
        assertThat(records.labels().classOfRow()).containsExactly(0, 1, 0, 1);
    }

    @Test
    void groupColumnsDefineGroups() throws IOException {
        String text = "1,1,1,tcp,a,normal\n2,2,2,tcp,b,normal\n3,3,3,udp,a,scan\n4,4,4,tcp,a,scan\n";

        assertThat(read(DESCRIPTOR + "group: [id]\n", text.getBytes(StandardCharsets.UTF_8), "flows.csv")
                        .groupOfRow())
                .containsExactly(0, 1, 0, 0);
        assertThat(read(DESCRIPTOR + "group: [id, protocol]\n", text.getBytes(StandardCharsets.UTF_8), "flows.csv")
                        .groupOfRow())
                .containsExactly(0, 1, 2, 0);
        assertThat(read(text).groupOfRow()).containsExactly(0, 1, 2, 3);
    }

    @Test
    void unclosedQuoteIsAnError() {
        String descriptor = with("header: false", "header: true");
        String text = "bytes,rate,flags,protocol,id,label\n1,1,1,tcp,\"a,normal\n".repeat(1);

        assertThatThrownBy(() -> read(descriptor, text.getBytes(StandardCharsets.UTF_8), "flows.csv"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("flows.csv");
    }

    private static final String TIMED = DESCRIPTOR
            .replace("id: identifier", "id: time")
            .replace("benign: normal", "time: id\nreport_by: [protocol, bytes]\nbenign: normal");

    private Records readTimed(String text) throws IOException {
        return read(TIMED, text.getBytes(StandardCharsets.UTF_8), "flows.csv");
    }

    @Test
    void timeAndReportedColumnsStandBesideTheFeatures() throws IOException {
        Records records = readTimed("7,0.5,0x10,tcp,20.25,normal\n2,1.5,ff,udp,10,flood\n");

        assertThat(records.table().schema().names()).containsExactly("bytes", "rate", "flags", "protocol");
        assertThat(records.context().times()).containsExactly(20.25, 10);
        assertThat(records.context().reportBy().keySet()).containsExactly("protocol", "bytes");
        assertThat(reported(records, "protocol")).containsExactly("tcp", "udp");
        assertThat(reported(records, "bytes")).containsExactly("7", "2");
        assertThat(records.select(new int[] {1}).context().times()).containsExactly(10);
    }

    private static List<String> reported(Records records, String column) {
        Categories values = Objects.requireNonNull(records.context().reportBy().get(column));
        return IntStream.range(0, records.rows()).mapToObj(values::value).toList();
    }

    @Test
    void recordsWithoutATimeColumnHaveNoTimes() throws IOException {
        assertThat(read(GOOD).context().timed()).isFalse();
    }

    @Test
    void malformedTimeNamesFileLineAndForm() {
        assertThatThrownBy(() -> readTimed("7,0.5,0x10,tcp,noon,normal\n"))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(
                        "flows.csv:1: 'id' must be seconds since 1970 or a date and time such as 2017-07-03T08:55:58Z")
                .hasMessageEndingWith("found 'noon'");
    }

    @Test
    void timeMustBeOfTypeTimeAndDescribed() {
        assertThatThrownBy(() -> read(
                        DESCRIPTOR.replace("benign: normal", "time: id\nbenign: normal"), new byte[0], "flows.csv"))
                .hasMessageContaining("time: column 'id' must be of type time, found identifier");
        assertThatThrownBy(() -> read(
                        DESCRIPTOR.replace("benign: normal", "time: when\nbenign: normal"), new byte[0], "flows.csv"))
                .hasMessageContaining("time: column 'when' is not described");
        assertThatThrownBy(() -> read(
                        DESCRIPTOR.replace("benign: normal", "report_by: [state]\nbenign: normal"),
                        new byte[0],
                        "flows.csv"))
                .hasMessageContaining("report_by: column 'state' does not exist");
    }
}
