package io.gruard.training.split;

import static org.assertj.core.api.Assertions.assertThat;

import io.gruard.core.Records;
import io.gruard.core.Split;
import io.gruard.datasets.DataSet;
import io.gruard.datasets.TestData;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Tests splits of published data sets. */
class PublishedSplitTest {
    @Test
    void groupedFoldsKeepEveryFrameOnOneSide() throws IOException {
        DataSet data = TestData.shipped("ciciov2024");
        Records records = data.records("all", data.descriptor().task());
        int[] groupOfRow = records.groupOfRow();

        for (Split split : Folds.grouped(5, 3).split(records)) {
            Set<Integer> heldOut = groups(split.heldOut(), groupOfRow);
            assertThat(groups(split.training().records(), groupOfRow)).doesNotContainAnyElementsOf(heldOut);
        }
    }

    private static Set<Integer> groups(Records records, int[] groupOfRow) {
        return Arrays.stream(records.rowNumbers())
                .mapToObj(number -> groupOfRow[number - 1])
                .collect(Collectors.toSet());
    }
}
