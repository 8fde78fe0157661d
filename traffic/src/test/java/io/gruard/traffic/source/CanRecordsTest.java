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
        return source.kind().given().features().stream()
                .map(Feature::name)
                .map(record.features()::number)
                .toList();
    }

    @Test
    void framesWithDataAreRecordsAndTheRestIsCounted() throws IOException {
        CanRecords source = read();
        assertThat(records)
                .extracting(record ->
                        ((Subject.FrameSubject) record.subject()).frame().name())
                .containsExactly("can0 123", "can0 1F334455", "can0 7FF");
        assertThat(source.summary())
                .startsWith(
                        "5 frames; left out: 1 lines that are no frames, 2 remote and error frames; of 1 frames of");
    }

    @Test
    void bytesBehindAShortFramesEndAreZeroAndOfALongOneTheFirstEightCount() throws IOException {
        CanRecords source = read();
        assertThat(features(records.get(0), source)).containsExactly(0x123 + 0.0, 1., 2., 255., 0., 0., 0., 0., 0.);
        assertThat(features(records.get(1), source))
                .containsExactly(0x1F334455 + 0.0, 17., 34., 51., 68., 85., 102., 119., 136.);
        assertThat(features(records.get(2), source))
                .containsExactly(0x7FF + 0.0, 170., 187., 204., 221., 238., 255., 0., 17.);
    }

    @Test
    void thereIsNoOtherFeature() throws IOException {
        read();
        assertThatThrownBy(() -> records.getFirst().features().number("DATA_8"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a CAN frame has no feature 'DATA_8'");
        assertThatThrownBy(() -> records.getFirst().features().word("ID")).hasMessage("'ID' is a number");
    }

    @Test
    void aRequestToStopEndsTheReading() throws IOException {
        CanRecords source = new CanRecords(new CandumpReader(new BufferedReader(new StringReader(LOG))));
        source.readInto(records::add, () -> records.size() == 1);
        assertThat(records).hasSize(1);
    }
}
