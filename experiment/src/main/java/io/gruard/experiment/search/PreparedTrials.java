package io.gruard.experiment.search;

import io.gruard.core.Scaling;
import io.gruard.core.Split;
import io.gruard.training.fit.FitSettings;
import io.gruard.training.protocol.PreparedRound;
import io.gruard.training.protocol.Protocol;
import io.gruard.training.protocol.Round;
import io.gruard.training.protocol.Seeds;
import io.gruard.training.protocol.TrainTestData;
import io.gruard.training.settings.Settings;
import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of each round, encoded and balanced. All trials see the same rows, so that they are compared like with like; those of the
 * latest kinds of preparation are kept for the next trial while memory lasts.
 */
final class PreparedTrials {

    private record PreparationKey(Scaling scaling, String balance, double validation) {}

    private final List<Round> rounds;
    private final long seed;
    private final Map<PreparationKey, SoftReference<List<PreparedRound>>> prepared = new HashMap<>();

    PreparedTrials(TrainTestData material, int folds, long seed) {
        this.seed = seed;
        rounds = folds == 1
                ? List.of(new Round.Honest(
                        "split", Split.allForTraining(material.main()).training(), false, List.of()))
                : Round.of(new Protocol.KFold(folds), material, seed);
    }

    int count() {
        return rounds.size();
    }

    /** Prepares all rounds; one trial at a time, since others may wait for the very same rows. */
    synchronized List<PreparedRound> under(Settings settings, int threads) {
        PreparationKey key = new PreparationKey(
                settings.value(FitSettings.SCALING),
                settings.value(FitSettings.BALANCE),
                settings.value(FitSettings.VALIDATION));
        SoftReference<List<PreparedRound>> known = prepared.get(key);
        List<PreparedRound> kept = known == null ? null : known.get();
        if (kept != null) {
            return kept;
        }
        List<PreparedRound> made = rounds.stream()
                .map(round -> PreparedRound.of(
                        round, FitSettings.preparation(settings, threads), Seeds.of(seed, round.name())))
                .toList();
        prepared.put(key, new SoftReference<>(made));
        return made;
    }
}
