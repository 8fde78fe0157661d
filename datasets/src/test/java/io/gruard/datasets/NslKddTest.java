package io.gruard.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import io.gruard.core.Encoder;
import io.gruard.core.EncoderSettings;
import io.gruard.core.Feature;
import io.gruard.core.FittedEncoder;
import io.gruard.core.Records;
import io.gruard.core.Split;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NslKddTest {
    @ParameterizedTest
    @CsvSource({
        "KDDTrain+, 67343, 45927, 11656, 995, 52",
        "KDDTest+, 9711, 7458, 2421, 2887, 67",
        "KDDTest-21, 2152, 4342, 2402, 2887, 67",
        "KDDTrain+_20Percent, 13449, 9234, 2289, 209, 11"
    })
    void partsHaveThePublishedClassCounts(String part, int normal, int dos, int probe, int r2l, int u2r)
            throws IOException {
        DataSet data = TestData.shipped("nsl-kdd");

        Records records = data.records(part, data.descriptor().task());

        assertThat(records.classes().names()).containsExactly("normal", "DoS", "probe", "R2L", "U2R");
        assertThat(records.classes().benign()).isZero();
        assertThat(records.labels().counts()).containsExactly(normal, dos, probe, r2l, u2r);
    }

    @Test
    void trainingPartEncodesTo122Columns() throws IOException {
        DataSet data = TestData.shipped("nsl-kdd");
        Records training = data.records("KDDTrain+", data.descriptor().task());
        Records test = data.records("KDDTest+", data.descriptor().task());

        FittedEncoder encoder = Encoder.fit(Split.official(training, test).training(), EncoderSettings.defaults());

        assertThat(encoder.width()).isEqualTo(122);
        assertThat(encoder.columnNames())
                .hasSize(122)
                .startsWith("duration", "protocol_type=icmp", "protocol_type=tcp", "protocol_type=udp", "service=IRC")
                .endsWith("dst_host_rerror_rate", "dst_host_srv_rerror_rate");
        assertThat(encoder.constantColumns()).containsExactly("num_outbound_cmds");
        assertThat(encoder.apply(test.table()).unseen()).isEmpty();
    }

    @Test
    void has41FeaturesOfWhichThreeAreCategories() throws IOException {
        DataSet data = TestData.shipped("nsl-kdd");

        assertThat(data.descriptor().schema().features())
                .hasSize(41)
                .filteredOn(feature -> feature instanceof Feature.Categorical)
                .extracting(Feature::name)
                .containsExactly("protocol_type", "service", "flag");
    }

    @Test
    void withoutContentItHas28FeaturesOfTheSameFiles() throws IOException {
        DataSet whole = TestData.shipped("nsl-kdd");
        DataSet traffic = DataSet.shipped("nsl-kdd-traffic", TestData.foldersWith("nsl-kdd"));

        Records some =
                traffic.records("KDDTrain+_20Percent", traffic.descriptor().task());
        Records all = whole.records("KDDTrain+_20Percent", whole.descriptor().task());

        assertThat(some.table().schema().features()).hasSize(28);
        assertThat(some.labels().classOfRow()).isEqualTo(all.labels().classOfRow());
        int last = some.table().schema().indexOf("dst_host_srv_rerror_rate");
        int sameInAll = all.table().schema().indexOf("dst_host_srv_rerror_rate");
        for (int row = 0; row < some.rows(); row++) {
            assertThat(some.table().numbers(last).value(row))
                    .isEqualTo(all.table().numbers(sameInAll).value(row));
        }
    }

    @Test
    void filesHaveTheirKnownProperties() throws IOException {
        DataSet data = TestData.shipped("nsl-kdd");
        Records training = data.records("KDDTrain+", data.descriptor().task());
        Records test = data.records("KDDTest+", data.descriptor().task());
        Set<String> seen = new HashSet<>();
        IntStream.range(0, training.rows())
                .forEach(row -> seen.add(training.labels().texts().value(row)));
        int superUser = training.table().schema().indexOf("su_attempted");

        long ofNewLabels = IntStream.range(0, test.rows())
                .filter(row -> !seen.contains(test.labels().texts().value(row)))
                .count();
        long superUserTwice = IntStream.range(0, training.rows())
                .filter(row -> training.table().numbers(superUser).value(row) == 2)
                .count();

        assertThat(ofNewLabels).isEqualTo(3750);
        assertThat(superUserTwice).isEqualTo(59);
        assertThat(training.rowNumbers()[0]).isEqualTo(1);
        assertThat(training.labels().texts().value(2)).isEqualTo("neptune");
    }

    @Test
    void binaryTaskHasOneClassForAllAttacks() throws IOException {
        DataSet data = TestData.shipped("nsl-kdd");

        Records test = data.records("KDDTest+", data.descriptor().task("binary"));

        assertThat(test.classes().names()).containsExactly("normal", "attack");
        assertThat(test.labels().counts()).containsExactly(9711, 12833);
    }
}
