package io.gruard.learn.novelty;

import io.gruard.core.Encoder;
import io.gruard.core.EncoderSettings;
import io.gruard.core.FittedEncoder;
import io.gruard.core.Labels;
import io.gruard.core.Matrix;
import io.gruard.core.Records;
import io.gruard.core.Scaling;
import io.gruard.core.TrainingRows;
import io.gruard.core.TrainingSet;
import io.gruard.model.NoveltyDetector;
import io.gruard.model.NoveltyMeasure;
import io.gruard.model.Thresholds;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Fits a novelty detector: the encoding to all training rows, the measure to the benign ones, scale and threshold to
 * benign validation rows. What kind of attack a row is plays no part.
 */
public final class NoveltyFit {
    private NoveltyFit() {}

    /**
     * A detector and its threshold.
     *
     * @param validation rows that were not trained on
     * @return null where none is wanted, where either set has no benign row, or the table has too many columns
     */
    public static @Nullable Guard fit(TrainingRows training, Records validation, NoveltySettings settings, long seed) {
        FittedEncoder encoder = Encoder.fit(training, new EncoderSettings(Scaling.SIGNED_LOG));
        int benign = validation.classes().benign();
        int[] heldBenign = benign(validation.labels().classOfRow(), benign);
        TrainingSet encoded = encoder.apply(training);
        int[] trainedBenign = benign(encoded.classOfRow(), benign);
        if (settings.falsePositiveRate() == 0
                || heldBenign.length == 0
                || trainedBenign.length == 0
                || encoder.width() > settings.measure().mostColumns()) {
            return null;
        }
        NoveltyMeasure measure = settings.measure().fit(encoded.matrix().select(trainedBenign), seed);
        Matrix held = encoder.apply(validation.select(heldBenign).table()).matrix();
        double scale = exceededBy(settings.falsePositiveRate(), measure.energies(held));
        NoveltyDetector detector = new NoveltyDetector(
                encoder,
                measure,
                Math.max(scale, Float.MIN_NORMAL),
                kinship(training.records().labels(), benign));
        double from = exceededBy(settings.falsePositiveRate(), detector.novelty(held));
        return new Guard(detector, Thresholds.none(validation.classes().size()).withNoveltyFrom(from));
    }

    /**
     * The least of the values that no more than a share of them lies above.
     *
     * @param share in [0, 1)
     */
    static float exceededBy(double share, float[] values) {
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        int above = (int) Math.floor(share * sorted.length);
        return sorted[sorted.length - 1 - Math.min(above, sorted.length - 1)];
    }

    /** The inverse of each attack class's share, the greatest of them 1; 0 for the benign class and one without rows. */
    private static List<Double> kinship(Labels labels, int benign) {
        int[] counts = labels.counts();
        int fewest = IntStream.range(0, counts.length)
                .filter(c -> c != benign && counts[c] > 0)
                .map(c -> counts[c])
                .min()
                .orElse(1);
        return IntStream.range(0, counts.length)
                .mapToObj(c -> c == benign || counts[c] == 0 ? 0.0 : (double) fewest / counts[c])
                .toList();
    }

    private static int[] benign(int[] classOfRow, int benign) {
        return IntStream.range(0, classOfRow.length)
                .filter(row -> classOfRow[row] == benign)
                .toArray();
    }
}
