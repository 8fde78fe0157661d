package io.gruard.model;

import io.gruard.core.Matrix;
import io.gruard.nn.Network;
import io.gruard.nn.NetworkSpec;
import io.gruard.nn.Tensor;
import java.util.List;
import java.util.Objects;

/** Measures how far a row is from the benign training rows: an energy of 0 or more. */
public sealed interface NoveltyMeasure
        permits GaussianMixture,
                Prototypes,
                Neighbours,
                PrincipalResidual,
                Autoencoder,
                LogitEnergy,
                MeasureOfColumns,
                RaisedMeasure,
                Rarity {
    /** Numbers in a row. */
    int width();

    /**
     * Computes the energy of each row.
     *
     * @param rows (rows, width)
     */
    float[] energies(Matrix rows);

    /** The arrays as in the model file, with names that are unique within the measure. */
    List<Tensor> tensors();

    /** The parameters in the metadata. */
    MeasureShape shape();

    /** All parameters of a measure except its arrays and their width. */
    sealed interface MeasureShape {
        /** Makes the measure with the arrays of a file. */
        NoveltyMeasure restored(int width, List<Tensor> arrays);

        /** The parameters of a {@link GaussianMixture}. */
        record Mixture(int components, int rank) implements MeasureShape {
            public Mixture {
                requirePositive("components", components);
                requirePositive("rank", rank);
            }

            @Override
            public NoveltyMeasure restored(int width, List<Tensor> arrays) {
                return GaussianMixture.of(components, width, rank, arrays);
            }
        }

        /** The parameters of {@link Prototypes}. */
        record NearestPrototype(int prototypes) implements MeasureShape {
            public NearestPrototype {
                requirePositive("prototypes", prototypes);
            }

            @Override
            public NoveltyMeasure restored(int width, List<Tensor> arrays) {
                return Prototypes.of(prototypes, width, arrays);
            }
        }

        /** The parameters of {@link Neighbours}. */
        record Neighbouring(int prototypes, int neighbours) implements MeasureShape {
            public Neighbouring {
                requirePositive("prototypes", prototypes);
                Neighbours.requireCount(neighbours, prototypes);
            }

            @Override
            public NoveltyMeasure restored(int width, List<Tensor> arrays) {
                return new Neighbours(neighbours, Prototypes.of(prototypes, width, arrays));
            }
        }

        /** The parameters of a {@link PrincipalResidual}. */
        record SubspaceResidual(int components, double limit) implements MeasureShape {
            public SubspaceResidual {
                requirePositive("components", components);
                PrincipalResidual.requireLimit(limit);
            }

            @Override
            public NoveltyMeasure restored(int width, List<Tensor> arrays) {
                return PrincipalResidual.of(width, components, (float) limit, arrays);
            }
        }

        /** The parameters of an {@link Autoencoder}. */
        record Encoding(NetworkSpec network) implements MeasureShape {
            @Override
            public NoveltyMeasure restored(int width, List<Tensor> arrays) {
                return new Autoencoder(Network.of(network, arrays));
            }
        }

        /** The parameters of a {@link LogitEnergy}. */
        record Logits(double surest) implements MeasureShape {
            public Logits {
                if (!Double.isFinite(surest)) {
                    throw new IllegalArgumentException("'surest' must be finite, found " + surest);
                }
            }

            @Override
            public NoveltyMeasure restored(int width, List<Tensor> arrays) {
                return new LogitEnergy(width, (float) surest);
            }
        }

        /** The parameters of a {@link MeasureOfColumns}. */
        record OfColumns(List<Integer> columns, MeasureShape measure) implements MeasureShape {
            public OfColumns {
                columns = List.copyOf(columns);
                MeasureOfColumns.requireRising(columns);
                Objects.requireNonNull(measure, "the measure is missing");
                if (measure instanceof OfColumns || measure instanceof Rare) {
                    throw new IllegalArgumentException(
                            "a measure of columns must not contain a measure of columns or a rarity");
                }
            }

            @Override
            public NoveltyMeasure restored(int width, List<Tensor> arrays) {
                return new MeasureOfColumns(width, columns, measure.restored(columns.size(), arrays));
            }
        }

        /** The parameters of a {@link RaisedMeasure}. */
        record Raised(MeasureShape measure, double exponent) implements MeasureShape {
            public Raised {
                Objects.requireNonNull(measure, "the measure is missing");
                RaisedMeasure.requireExponent(exponent);
                if (measure instanceof Raised || measure instanceof Rare) {
                    throw new IllegalArgumentException(
                            "a raised measure must not contain a raised measure or a rarity");
                }
            }

            @Override
            public NoveltyMeasure restored(int width, List<Tensor> arrays) {
                return new RaisedMeasure(measure.restored(width, arrays), exponent);
            }
        }

        /** The parameters of a {@link Rarity}. */
        record Rare(MeasureShape measure, int knots) implements MeasureShape {
            public Rare {
                Objects.requireNonNull(measure, "the measure is missing");
                TailScale.requireKnots(knots);
                if (measure instanceof Raised || measure instanceof Rare) {
                    throw new IllegalArgumentException("a rarity must not contain a raised measure or a rarity");
                }
            }

            @Override
            public NoveltyMeasure restored(int width, List<Tensor> arrays) {
                return new Rarity(measure.restored(width, TailScale.others(arrays)), TailScale.of(knots, arrays));
            }
        }

        private static void requirePositive(String what, int value) {
            if (value < 1) {
                throw new IllegalArgumentException(what + " must be 1 or more, found " + value);
            }
        }
    }

    /** The numbers of the array of that name. */
    static float[] array(List<Tensor> tensors, String name) {
        return tensors.stream()
                .filter(tensor -> tensor.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("novelty: the array '" + name + "' is missing"))
                .values();
    }

    /** Checks the width of rows. */
    static void requireWidth(String who, int width, Matrix rows) {
        if (rows.columns() != width) {
            throw new IllegalArgumentException(
                    who + ": expected rows of " + width + " columns, found " + rows.columns());
        }
    }
}
