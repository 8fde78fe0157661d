package io.gruard.model;

import io.gruard.core.FeatureEncoding;
import io.gruard.core.FittedEncoder;
import io.gruard.core.Schema;
import io.gruard.nn.Tensor;
import java.util.List;

/**
 * Everything of a {@link NoveltyDetector} but the numbers of its mixture: what stands in the metadata.
 *
 * @param encodings one a feature
 * @param components of the mixture
 * @param rank of the mixture
 * @param scale the energy at which the novelty is one half
 * @param kinship one a class
 */
record NoveltyShape(List<FeatureEncoding> encodings, int components, int rank, double scale, List<Double> kinship) {
    NoveltyShape {
        encodings = List.copyOf(encodings);
        kinship = List.copyOf(kinship);
        if (components < 1 || rank < 1) {
            throw new IllegalArgumentException(
                    "components and rank must be 1 or more, found " + components + " and " + rank);
        }
    }

    static NoveltyShape of(NoveltyDetector novelty) {
        GaussianMixture mixture = novelty.mixture();
        return new NoveltyShape(
                novelty.encoder().encodings(),
                mixture.components(),
                mixture.rank(),
                novelty.scale(),
                novelty.kinship());
    }

    /** Whether an array of the file is a mixture's. */
    static boolean owns(Tensor tensor) {
        return tensor.name().startsWith("novelty.");
    }

    /** Columns that the mixture takes. */
    int width() {
        return encodings.stream().mapToInt(FeatureEncoding::width).sum();
    }

    /** The detector, with the arrays of the file. */
    NoveltyDetector restored(Schema schema, List<Tensor> arrays) {
        return new NoveltyDetector(
                new FittedEncoder(schema, encodings),
                GaussianMixture.of(components, width(), rank, arrays),
                scale,
                kinship);
    }
}
