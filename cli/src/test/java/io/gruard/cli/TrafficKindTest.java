package io.gruard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gruard.core.Schema;
import io.gruard.datasets.descriptor.DataException;
import io.gruard.datasets.descriptor.ShippedDescriptors;
import io.gruard.traffic.source.TrafficKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrafficKindTest {
    @ParameterizedTest
    @CsvSource({"nsl-kdd-traffic, KDD", "edge-iiotset, EDGE_IIOTSET", "ciciov2024, CICIOV2024"})
    void trafficGivesExactlyTheFeaturesOfTheDataSet(String dataSet, TrafficKind kind) throws DataException {
        Schema expected = ShippedDescriptors.named(dataSet).schema();

        assertThat(kind.records().schema()).isEqualTo(expected);
        assertThat(TrafficKind.nearest(expected)).isEqualTo(kind);
    }

    @Test
    void packetsAreTheNearestKindForAModelOfAllOfNslKdd() throws DataException {
        Schema expected = ShippedDescriptors.named("nsl-kdd").schema();

        assertThat(TrafficKind.nearest(expected)).isEqualTo(TrafficKind.KDD);
        assertThat(TrafficKind.KDD.records().missingFor(expected)).hasSize(13);
    }
}
