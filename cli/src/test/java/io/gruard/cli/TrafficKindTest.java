package io.gruard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gruard.core.Schema;
import io.gruard.datasets.descriptor.DataException;
import io.gruard.datasets.descriptor.ShippedDescriptors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrafficKindTest {
    @ParameterizedTest
    @CsvSource({"nsl-kdd-traffic, KDD", "edge-iiotset, EDGE_IIOTSET", "ciciov2024, CICIOV2024"})
    void trafficGivesExactlyTheFeaturesOfTheDataSet(String dataSet, TrafficKind kind) throws DataException {
        Schema wanted = ShippedDescriptors.named(dataSet).schema();

        assertThat(kind.records().given()).isEqualTo(wanted);
        assertThat(TrafficKind.nearest(wanted)).isEqualTo(kind);
    }

    @Test
    void packetsAreTheNearestThatThereIsForAModelOfAllOfNslKdd() throws DataException {
        Schema wanted = ShippedDescriptors.named("nsl-kdd").schema();

        assertThat(TrafficKind.nearest(wanted)).isEqualTo(TrafficKind.KDD);
        assertThat(TrafficKind.KDD.records().missingFor(wanted)).hasSize(13);
    }
}
