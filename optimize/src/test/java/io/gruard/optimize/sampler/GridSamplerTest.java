package io.gruard.optimize.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gruard.optimize.CategoricalDistribution;
import io.gruard.optimize.Direction;
import io.gruard.optimize.Distribution;
import io.gruard.optimize.IntDistribution;
import io.gruard.optimize.Optimization;
import io.gruard.optimize.Study;
import io.gruard.optimize.StudySettings;
import io.gruard.optimize.StudyStorage;
import io.gruard.optimize.Trial;
import io.gruard.optimize.TrialRecord;
import io.gruard.optimize.pruner.NoPruning;
import io.gruard.optimize.storage.MemoryStorage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GridSamplerTest {

    private static final Map<String, Distribution> SPACE = Map.of(
            "units", IntDistribution.stepped(16, 64, 16), "cell", new CategoricalDistribution(List.of("gru", "lstm")));

    private static final GridSampler GRID =
            new GridSampler(SPACE, Map.of("units", List.of(16, 32, 64), "cell", List.of("gru", "lstm")));

    private static Study open(StudyStorage storage) {
        return Study.open(storage, new StudySettings("grid", Direction.MINIMIZE, GRID, new NoPruning(), 1, null));
    }

    private static double evaluate(Trial trial) {
        SPACE.forEach(trial::suggest);
        return 1;
    }

    @Test
    void continuedStudyTriesEveryCombinationOnce() {
        StudyStorage storage = new MemoryStorage();
        open(storage).optimize(GridSamplerTest::evaluate, Optimization.ofTrials(2));
        open(storage).optimize(GridSamplerTest::evaluate, Optimization.ofTrials(100));
        List<TrialRecord> trials = open(storage).history().trials();
        assertThat(trials).hasSize(6);
        assertThat(trials).extracting(TrialRecord::values).doesNotHaveDuplicates();
    }

    @Test
    void valuesOutsideTheirRangeAreRejected() {
        assertThatThrownBy(() -> new GridSampler(SPACE, Map.of("units", List.of(17))))
                .hasMessage("grid parameter 'units': expected values in its range, found 17");
        assertThatThrownBy(() -> new GridSampler(SPACE, Map.of("depth", List.of(1))))
                .hasMessageContaining("grid parameter 'depth': expected a distribution");
        Trial trial = open(new MemoryStorage()).ask();
        assertThatThrownBy(() -> trial.suggestFloat("rate", 0, 1))
                .hasMessage("expected parameters of the grid, [cell, units], found 'rate'");
    }
}
