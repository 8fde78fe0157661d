package io.gruard.model;

import io.gruard.core.FeatureEncoding;
import io.gruard.core.FittedEncoder;
import io.gruard.core.Schema;
import io.gruard.nn.Tensor;
import java.util.List;

/**
 * Everything of a {@link NoveltyDetector} but the numbers of its measure: what stands in the metadata.
 *
 * @param encodings one a feature
 * @param measure of what kind and size
 * @param scale the energy at which the novelty is one half
 * @param kinship one a class
 */
record NoveltyShape(List<FeatureEncoding> encodings, NoveltyMeasure.Shape measure, double scale, List<Double> kinship) {
    NoveltyShape {
        encodings = List.copyOf(encodings);
        kinship = List.copyOf(kinship);
    }

    static NoveltyShape of(NoveltyDetector novelty) {
        return new NoveltyShape(
                novelty.encoder().encodings(), novelty.measure().shape(), novelty.scale(), novelty.kinship());
    }

    /** Whether an array of the file is a measure's. */
    static boolean owns(Tensor tensor) {
        return tensor.name().startsWith(NoveltyMeasure.ARRAYS);
    }

    /** Columns that the measure takes. */
    int width() {
        return encodings.stream().mapToInt(FeatureEncoding::width).sum();
    }

    /** The detector, with the arrays of the file. */
    NoveltyDetector restored(Schema schema, List<Tensor> arrays) {
        return new NoveltyDetector(
                new FittedEncoder(schema, encodings), measure.restored(width(), arrays), scale, kinship);
    }
}
