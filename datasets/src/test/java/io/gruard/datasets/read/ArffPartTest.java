package io.gruard.datasets.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gruard.core.Records;
import io.gruard.datasets.DataSet;
import io.gruard.datasets.descriptor.DataException;
import io.gruard.datasets.descriptor.DescriptorYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArffPartTest {
    private static final String DESCRIPTOR = """
        name: flows
        format: {header: false}
        parts:
          - name: all
            files: [{name: flows.txt, rows: 3}]
        copies:
          - extension: .arff
            format: {syntax: arff}
            label: class
            labels: [anomaly]
            without: [difficulty]
        columns: {bytes: integer, land: integer, protocol: category, label: label, difficulty: dropped}
        benign: normal
        tasks:
          families: {normal: [normal], dos: [flood], probe: [scan]}
          binary: {normal: [normal], attack: others}
        """;

    /** An ARFF copy with attributes in another order and another name of the label. */
    private static final String DECLARED = """
        @relation flows
        @attribute 'protocol' {'tcp','udp'}
        @attribute 'bytes' real
        @attribute 'land' {'0','1'}
        @attribute 'class' {'normal','anomaly'}
        @data
        """;

    private static final String COPY = DECLARED + "tcp,10,0,normal\nudp,20,1,anomaly\ntcp,30,0,anomaly\n";

    @TempDir
    private Path folder;

    private Path place;

    @BeforeEach
    void makeFolder() throws IOException {
        place = Files.createDirectories(folder.resolve("flows"));
    }

    private DataSet data(String descriptor) throws IOException {
        return new DataSet(DescriptorYaml.read(descriptor, "flows.yaml"), DataFolders.only(List.of(folder)));
    }

    private Records records(String task) throws IOException {
        DataSet data = data(DESCRIPTOR);
        return data.records("all", data.descriptor().task(task));
    }

    @Test
    void copyReplacesTheOriginalIfItsLabelsHaveAClass() throws IOException {
        Files.writeString(place.resolve("flows.arff"), COPY);

        Records records = records("binary");

        assertThat(records.table().numbers(0).value(2)).isEqualTo(30);
        assertThat(records.table().numbers(1).value(1)).isEqualTo(1);
        assertThat(records.table().categories(2).value(1)).isEqualTo("udp");
        assertThat(records.labels().classOfRow()).containsExactly(0, 1, 1);
    }

    @Test
    void originalIsPreferredToTheCopy() throws IOException {
        Files.writeString(place.resolve("flows.arff"), COPY);
        Files.writeString(place.resolve("flows.txt"), "1,0,tcp,normal,9\n2,0,tcp,flood,9\n3,0,tcp,scan,9\n");

        assertThat(records("binary").table().numbers(0).value(2)).isEqualTo(3);
    }

    @Test
    void copyWithCoarserLabelsNamesTheTaskItSupports() throws IOException {
        Files.writeString(place.resolve("flows.arff"), COPY);

        assertThatThrownBy(() -> records("families"))
                .isInstanceOf(DataException.class)
                .hasMessage("flows.arff:8: 'class' must be a label of the task families (this copy serves only the task"
                        + " binary), found 'anomaly'");
    }

    @Test
    void copyWithTheOriginalLabelsSupportsAllTasks() throws IOException {
        Files.writeString(
                place.resolve("flows.arff"),
                COPY.replace("{'normal','anomaly'}", "{normal,flood,scan}")
                        .replace("1,anomaly", "1,flood")
                        .replace("0,anomaly", "0,scan"));

        assertThat(records("families").labels().classOfRow()).containsExactly(0, 1, 2);
    }

    @Test
    void copyWithFewerRowsThanTheOriginalIsAnError() throws IOException {
        Files.writeString(place.resolve("flows.arff"), DECLARED + "tcp,10,0,normal\n");

        assertThatThrownBy(() -> records("binary"))
                .hasMessageEndingWith("flows.arff: expected 3 rows, found 1; the file is truncated");
    }

    @Test
    void undeclaredValueIsAnError() throws IOException {
        Files.writeString(place.resolve("flows.arff"), DECLARED + "icmp,10,0,normal\n");

        assertThatThrownBy(() -> records("binary"))
                .hasMessage("flows.arff:7: 'protocol' must be one of the values that its @attribute line declares,"
                        + " found 'icmp'");
    }

    @Test
    void undeclaredFeatureIsAnError() throws IOException {
        Files.writeString(place.resolve("flows.arff"), COPY.replace("'land'", "'lend'"));

        assertThatThrownBy(() -> records("binary"))
                .hasMessageStartingWith("flows.arff:6: expected a column of the descriptor");
    }

    @Test
    void missingValuesFollowTheDescriptorsPolicy() throws IOException {
        Files.writeString(place.resolve("flows.arff"), DECLARED + "?,10,0,normal\nudp,?,1,anomaly\ntcp,3,0,anomaly\n");
        DataSet setAside = data(DESCRIPTOR.replace("{syntax: arff}", "{syntax: arff, missing: set-aside}"));

        PartReading reading = setAside.read("all", setAside.descriptor().task("binary"));

        assertThat(reading.setAside()).containsEntry("'protocol' missing", 1).containsEntry("'bytes' missing", 1);
        assertThat(reading.records().rows()).isEqualTo(1);
        assertThatThrownBy(() -> records("binary")).hasMessage("flows.arff:7: 'protocol' must be a category, found ''");
    }
}
