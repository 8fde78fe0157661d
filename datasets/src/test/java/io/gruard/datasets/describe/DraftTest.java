package io.gruard.datasets.describe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gruard.core.Records;
import io.gruard.datasets.DataSet;
import io.gruard.datasets.TestData;
import io.gruard.datasets.descriptor.ColumnSpec;
import io.gruard.datasets.descriptor.ColumnType;
import io.gruard.datasets.descriptor.DataException;
import io.gruard.datasets.descriptor.Descriptor;
import io.gruard.datasets.descriptor.FileSyntax;
import io.gruard.datasets.read.DataFolders;
import io.gruard.datasets.read.PartReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftTest {
    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private DataSet drafted(Path... files) throws IOException {
        Path yaml = Files.writeString(folder.resolve("draft.yaml"), Draft.of("mine", List.of(files)));
        return DataSet.described(yaml, DataFolders.only(List.of(folder.resolve("absent"))));
    }

    private static Map<String, ColumnType> types(Descriptor descriptor) {
        return descriptor.columns().stream().collect(Collectors.toMap(ColumnSpec::name, ColumnSpec::type));
    }

    private String manyRows() {
        return "\uFEFFflow id,Source IP,when, bytes,rate,flags,proto,note,zero,Label,is_attack\r\n"
                + IntStream.range(0, 400)
                        .mapToObj(i -> "f" + i + ",10.0.0." + i % 7 + ",2024-03-0" + (1 + i % 9) + " 10:00:00,"
                                + i % 50 + "," + (i % 13) / 10.0 + ",0x0" + i % 8 + "," + (i % 3 == 0 ? "tcp" : "udp")
                                + ",\"words " + i * 5 / 8 + ", and\nmore\",0," + (i % 4 == 0 ? "DDoS: SYN" : "BENIGN")
                                + ","
                                + (i % 4 == 0 ? 1 : 0))
                        .collect(Collectors.joining("\r\n"));
    }

    @Test
    void typesAreGuessedFromTheCells() throws IOException {
        Descriptor descriptor = drafted(file("flows.csv", manyRows())).descriptor();

        assertThat(types(descriptor))
                .containsEntry("flow id", ColumnType.IDENTIFIER)
                .containsEntry("Source IP", ColumnType.IDENTIFIER)
                .containsEntry("when", ColumnType.TIME)
                .containsEntry("bytes", ColumnType.INTEGER)
                .containsEntry("rate", ColumnType.NUMBER)
                .containsEntry("flags", ColumnType.HEXADECIMAL)
                .containsEntry("proto", ColumnType.CATEGORY)
                .containsEntry("note", ColumnType.TEXT)
                .containsEntry("zero", ColumnType.DROPPED)
                .containsEntry("Label", ColumnType.LABEL)
                .containsEntry("is_attack", ColumnType.DROPPED);
    }

    @Test
    void draftReadsTheFileItWasMadeFrom() throws IOException {
        DataSet data = drafted(file("flows.csv", manyRows()));

        Records records = data.records("all", data.descriptor().task());

        assertThat(records.rows()).isEqualTo(400);
        assertThat(records.classes().names()).containsExactly("BENIGN", "DDoS: SYN");
        assertThat(records.classes().benign()).isZero();
        assertThat(records.labels().counts()).containsExactly(300, 100);
        assertThat(data.descriptor().task("binary").classes().names()).containsExactly("BENIGN", "attack");
    }

    @Test
    void draftSkipsRowsWithoutValues() throws IOException {
        DataSet data = drafted(file("a.csv", "x;y;class\n1;a;normal\n;b;worm\nNaN;a;worm\n4;b;normal\n"));

        assertThat(data.descriptor().format().delimiter()).isEqualTo(';');
        assertThat(data.read("all", data.descriptor().task()).setAside()).containsEntry("'x' missing", 2);
    }

    @Test
    void filesWithoutHeaderGetNumberedColumns() throws IOException {
        DataSet data = drafted(file("a.csv", "1,2,normal\n3,2,normal\n5,4,flood\n"));

        assertThat(types(data.descriptor()))
                .containsEntry("c1", ColumnType.INTEGER)
                .containsEntry("c3", ColumnType.LABEL);
        assertThat(data.records("all", data.descriptor().task()).rows()).isEqualTo(3);
    }

    @Test
    void severalFilesWithHeadersMakeOneDataSet() throws IOException {
        DataSet data =
                drafted(file("a.csv", "x,label\n1,normal\n2,normal\n"), file("b.csv", "x,label\n3,worm\n4,worm\n"));

        Records records = data.records("all", data.descriptor().task());

        assertThat(records.labels().counts()).containsExactly(2, 2);
        assertThat(records.rowNumbers()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void guessOfTheBenignLabelByFrequencyIsMarked() throws IOException {
        String draft = Draft.of("mine", List.of(file("a.csv", "x,label\n1,blue\n2,blue\n3,red\n")));

        assertThat(draft).contains("benign: blue").contains("only because it is the most frequent");
    }

    @Test
    void filesThatAreNotTablesAreErrors() throws IOException {
        Path empty = file("empty.csv", "");
        Path ragged = file("ragged.csv", "a,b\n1,2\n3\n");

        assertThatThrownBy(() -> Draft.of("mine", List.of(empty)))
                .isInstanceOf(DataException.class)
                .hasMessageEndingWith("empty.csv: expected rows of data, found none");
        assertThatThrownBy(() -> Draft.of("mine", List.of(ragged)))
                .hasMessageContaining("ragged.csv:3: expected 2 columns, found 1");
    }

    @Test
    void draftOfUnknownFlowsNeedsNoEdits() throws IOException {
        Path source = TestData.foldersWith("ciciot2023").folders().stream()
                .map(place -> place.resolve("ciciot2023/CICIoT2023_sample.csv.gz"))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
        Path yaml = Files.writeString(folder.resolve("ciciot2023.yaml"), Draft.of("ciciot2023", List.of(source)));

        DataSet data = DataSet.described(yaml, TestData.foldersWith("ciciot2023"));
        Records records = data.records("all", data.descriptor().task());

        assertThat(records.rows()).isEqualTo(19_252);
        assertThat(types(data.descriptor()))
                .containsEntry("label_multiclass", ColumnType.LABEL)
                .containsEntry("label_binary", ColumnType.DROPPED)
                .containsEntry("Protocol Type", ColumnType.INTEGER);
        assertThat(records.classes().size()).isEqualTo(10);
        assertThat(records.classes().name(records.classes().benign())).isEqualTo("Benign");
        assertThat(records.table().schema().size()).isEqualTo(39);
    }

    @Test
    void uniqueTextsOfASmallFileAreIdentifiersAndUniqueNumbersAreNot() throws IOException {
        String rows = "flow,bytes,service,label\n"
                + IntStream.range(0, 24)
                        .mapToObj(i -> "f" + i + "," + i * i + "," + (i % 2 == 0 ? "dns" : "http") + ","
                                + (i % 3 == 0 ? "scan" : "normal"))
                        .collect(Collectors.joining("\n"));

        assertThat(types(drafted(file("small.csv", rows)).descriptor()))
                .containsEntry("flow", ColumnType.IDENTIFIER)
                .containsEntry("bytes", ColumnType.INTEGER)
                .containsEntry("service", ColumnType.CATEGORY)
                .containsEntry("label", ColumnType.LABEL);
    }

    @Test
    void arffIsReadByItsDeclarations() throws IOException {
        String rows = "1,'tcp','normal user'\n?,udp,scan\n3,udp,scan\n".repeat(4);
        DataSet data = drafted(file("flows.arff", """
            % made by a tool
            @relation flows
            @attribute bytes numeric
            @attribute proto {tcp, udp}
            @attribute class {'normal user', scan}
            @data
            """ + rows));

        PartReading reading = data.read("all", data.descriptor().task());

        assertThat(data.descriptor().format().syntax()).isEqualTo(FileSyntax.ARFF);
        assertThat(types(data.descriptor()))
                .containsEntry("bytes", ColumnType.INTEGER)
                .containsEntry("proto", ColumnType.CATEGORY)
                .containsEntry("class", ColumnType.LABEL);
        assertThat(reading.records().rows()).isEqualTo(8);
        assertThat(reading.setAside()).containsEntry("'bytes' missing", 4);
    }

    /** The first 656 rows of the published KDDTrain+.arff. */
    @Test
    void publishedArffOfNslKddIsDraftedAndRead() throws IOException {
        Path copy = Files.copy(TestData.caseFile("F10-KDDTrain.arff"), folder.resolve("F10-KDDTrain.arff"));

        DataSet data = drafted(copy);
        Records records = data.records("all", data.descriptor().task());

        assertThat(records.classes().names()).containsExactly("normal", "anomaly");
        assertThat(records.rows()).isEqualTo(656);
    }
}
