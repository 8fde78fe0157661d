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
 * The encoded and balanced rows of each round. All trials use the same rows, so they are comparable. Prepared rows are
 * cached by their settings as long as memory allows.
 */
final class PreparedTrials {

    private record PreparationKey(Scaling scaling, String balance, double validation) {}

    private final List<Round> rounds;
    private final long seed;
    private final Map<PreparationKey, SoftReference<List<PreparedRound>>> cache = new HashMap<>();

    PreparedTrials(TrainTestData data, int folds, long seed) {
        this.seed = seed;
        rounds = folds == 1
                ? List.of(new Round.Honest(
                        "split", Split.allForTraining(data.main()).training(), false, List.of()))
                : Round.of(new Protocol.KFold(folds), data, seed);
    }

    int count() {
        return rounds.size();
    }

    /** Prepares all rounds. It is synchronized because other trials may need the same rows. */
    synchronized List<PreparedRound> prepared(Settings settings, int threads) {
        PreparationKey key = new PreparationKey(
                settings.value(FitSettings.SCALING),
                settings.value(FitSettings.BALANCE),
                settings.value(FitSettings.VALIDATION));
        SoftReference<List<PreparedRound>> reference = cache.get(key);
        List<PreparedRound> cached = reference == null ? null : reference.get();
        if (cached != null) {
            return cached;
        }
        List<PreparedRound> prepared = rounds.stream()
                .map(round -> PreparedRound.of(
                        round, FitSettings.preparation(settings, threads), Seeds.of(seed, round.name())))
                .toList();
        cache.put(key, new SoftReference<>(prepared));
        return prepared;
    }
}
