package io.gruard.traffic.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gruard.core.Feature;
import io.gruard.traffic.can.CandumpReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CanRecordsTest {
    private static final String LOG = """
        (100.000001) can0 123#0102FF
        (100.000002) can0 1F334455#1122334455667788
        not a frame
        (100.000003) can0 123#R
        (100.000004) can0 20000004#0000000000000000
        (100.000005) can0 7FF##1AABBCCDDEEFF001122334455
        """;

    private final List<Observation> records = new ArrayList<>();

    private CanRecords read() throws IOException {
        CanRecords source = new CanRecords(new CandumpReader(new BufferedReader(new StringReader(LOG))));
        source.readInto(records::add, () -> false);
        return source;
    }

    private static List<Double> features(Observation record, RecordSource source) {
        return source.kind().schema().features().stream()
                .map(Feature::name)
                .map(record.features()::number)
                .toList();
    }

    @Test
    void framesWithDataAreRecordsAndOthersAreCounted() throws IOException {
        CanRecords source = read();
        assertThat(records)
                .extracting(record ->
                        ((Subject.FrameSubject) record.subject()).frame().name())
                .containsExactly("can0 123", "can0 1F334455", "can0 7FF");
        assertThat(source.summary())
                .isEqualTo("5 frames; left out: 1 malformed lines, 2 remote and error frames; only the first 8 bytes of"
                        + " 1 CAN FD frames are used");
    }

    @Test
    void dataIsPaddedWithZerosOrTruncatedToEightBytes() throws IOException {
        CanRecords source = read();
        assertThat(features(records.get(0), source)).containsExactly(0x123 + 0.0, 1., 2., 255., 0., 0., 0., 0., 0.);
        assertThat(features(records.get(1), source))
                .containsExactly(0x1F334455 + 0.0, 17., 34., 51., 68., 85., 102., 119., 136.);
        assertThat(features(records.get(2), source))
                .containsExactly(0x7FF + 0.0, 170., 187., 204., 221., 238., 255., 0., 17.);
    }

    @Test
    void unknownFeatureOrWrongKindIsRejected() throws IOException {
        read();
        assertThatThrownBy(() -> records.getFirst().features().number("DATA_8"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a CAN frame has no feature 'DATA_8'");
        assertThatThrownBy(() -> records.getFirst().features().category("ID"))
                .hasMessage("'ID' is numeric, not categorical");
    }

    @Test
    void stopEndsReading() throws IOException {
        CanRecords source = new CanRecords(new CandumpReader(new BufferedReader(new StringReader(LOG))));
        source.readInto(records::add, () -> records.size() == 1);
        assertThat(records).hasSize(1);
    }
}
