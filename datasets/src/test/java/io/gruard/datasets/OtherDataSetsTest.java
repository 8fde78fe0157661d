package io.gruard.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gruard.core.Records;
import io.gruard.datasets.read.PartReading;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtherDataSetsTest {
    @Test
    void vehicleFramesHaveThePublishedCounts() throws IOException {
        DataSet data = TestData.shipped("ciciov2024");

        Records records = data.records("all", data.descriptor().task());

        assertThat(records.labels().counts()).containsExactly(1_223_737, 74_663, 9_991, 54_900, 24_951, 19_977);
        assertThat(records.table().schema().size()).isEqualTo(9);
        assertThat(Arrays.stream(records.groupOfRow()).max().orElseThrow() + 1).isEqualTo(3588);
    }

    @Test
    void vehicleFramesHaveThreeTasks() throws IOException {
        DataSet data = TestData.shipped("ciciov2024");

        assertThat(data.records("all", data.descriptor().task("category"))
                        .labels()
                        .counts())
                .containsExactly(1_223_737, 74_663, 109_819);
        assertThat(data.records("all", data.descriptor().task("binary"))
                        .labels()
                        .counts())
                .containsExactly(1_223_737, 184_482);
    }

    @Test
    void windowsEndAtAllFramesExceptTheFirstOfAFile() throws IOException {
        DataSet data = TestData.shipped("ciciov2024");
        PartReading reading = data.read("all", data.descriptor().task());

        Records windows = Windows.of(reading, 4);

        assertThat(windows.rows()).isEqualTo(1_408_219 - 6 * 3);
        assertThat(windows.table().schema().size()).isEqualTo(36);
        assertThat(windows.rowNumbers()[0]).isEqualTo(4);
        int row = 1_300_000;
        int at = windows.rowNumbers()[row] - 1;
        for (int back = 0; back < 4; back++) {
            assertThat(windows.table().numbers((3 - back) * 9).value(row))
                    .isEqualTo(reading.records().table().numbers(0).value(at - back));
        }
    }

    @Test
    void featuresCanBeRemoved() throws IOException {
        DataSet data = TestData.shipped("ciciov2024").without(Set.of("ID"));

        assertThat(data.descriptor().schema().indexOf("ID")).isEqualTo(-1);
        assertThat(data.descriptor().schema().size()).isEqualTo(8);
        assertThatThrownBy(() -> data.without(Set.of("label")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("feature 'label' does not exist");
    }

    @Test
    void shiftedRowsOfTheIndustrialDataAreCountedAndSkipped() throws IOException {
        DataSet data = TestData.shipped("edge-iiotset");

        PartReading reading = data.read("excerpts", data.descriptor().task());

        assertThat(reading.setAside()).containsExactly(Map.entry("'frame.time' malformed", 1231));
        assertThat(reading.records().rows()).isEqualTo(11_012);
        Set<String> kept = new HashSet<>();
        Records records = reading.records();
        IntStream.range(0, records.rows())
                .forEach(row -> kept.add(records.labels().texts().value(row)));
        assertThat(kept).contains("OS_Fingerprinting", "Normal", "Ransomware").doesNotContain("MITM", "DDoS_UDP");
    }

    /** The tcp.flags of an acknowledgement are 0x00000010 in the files of one attack and 16.0 in the merged files. */
    @Test
    void hexadecimalColumnsAcceptBothNotations() throws IOException {
        DataSet data = TestData.shipped("edge-iiotset");
        Records records = data.records("excerpts", data.descriptor().task());
        int flags = records.table().schema().indexOf("tcp.flags");

        assertThat(records.table().numbers(flags).value(0)).isEqualTo(16);
        assertThat(records.table().numbers(flags).value(records.rows() - 1)).isEqualTo(24);
    }

    @Test
    void missingCategoriesBecomeOneCategory() throws IOException {
        DataSet data = TestData.shipped("edge-iiotset");
        Records records = data.records("excerpts", data.descriptor().task());
        int method = records.table().schema().indexOf("http.request.method");

        Set<String> used = new HashSet<>();
        IntStream.range(0, records.rows())
                .forEach(row -> used.add(records.table().categories(method).value(row)));
        assertThat(used).contains("0").doesNotContain("0.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fifteen-class", "six-class", "binary"})
    void industrialDataHasThreeTasks(String task) throws IOException {
        DataSet data = TestData.shipped("edge-iiotset");

        Records records = data.records("excerpts", data.descriptor().task(task));

        assertThat(records.labels().counts()[0]).isEqualTo(10_001);
        assertThat(records.classes().size()).isEqualTo(task.equals("binary") ? 2 : task.equals("six-class") ? 6 : 15);
    }
}
