package io.gruard.model;

import io.gruard.core.Matrix;
import io.gruard.nn.Tensor;
import java.util.List;

/** How far a row lies from what was benign in training: an energy of 0 or more. */
public sealed interface NoveltyMeasure permits GaussianMixture, Prototypes {
    /** How the names of all arrays of a measure begin. */
    String ARRAYS = "novelty.";

    /** Columns of a row. */
    int width();

    /**
     * The energy of each row.
     *
     * @param rows (rows, width)
     */
    float[] energies(Matrix rows);

    /** The arrays as the model file holds them. */
    List<Tensor> tensors();

    /** What stands in the metadata beside them. */
    Shape shape();

    /** Everything of a measure but its numbers and its width. */
    sealed interface Shape {
        /** The measure, with the arrays of a file. */
        NoveltyMeasure restored(int width, List<Tensor> arrays);

        /** Of a {@link GaussianMixture}. */
        record Mixture(int components, int rank) implements Shape {
            public Mixture {
                if (components < 1 || rank < 1) {
                    throw new IllegalArgumentException(
                            "components and rank must be 1 or more, found " + components + " and " + rank);
                }
            }

            @Override
            public NoveltyMeasure restored(int width, List<Tensor> arrays) {
                return GaussianMixture.of(components, width, rank, arrays);
            }
        }

        /** Of {@link Prototypes}. */
        record Nearest(int prototypes) implements Shape {
            public Nearest {
                if (prototypes < 1) {
                    throw new IllegalArgumentException("prototypes must be 1 or more, found " + prototypes);
                }
            }

            @Override
            public NoveltyMeasure restored(int width, List<Tensor> arrays) {
                return Prototypes.of(prototypes, width, arrays);
            }
        }
    }
}
