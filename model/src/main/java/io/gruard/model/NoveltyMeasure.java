package io.gruard.model;

import io.gruard.core.Matrix;
import io.gruard.nn.Network;
import io.gruard.nn.NetworkSpec;
import io.gruard.nn.Tensor;
import java.util.List;
import java.util.Objects;

/** How far a row lies from what was benign in training: an energy of 0 or more. */
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
    /** Numbers of a row. */
    int width();

    /**
     * The energy of each row.
     *
     * @param rows (rows, width)
     */
    float[] energies(Matrix rows);

    /** The arrays as the model file holds them, by names that are a measure's own. */
    List<Tensor> tensors();

    /** What stands in the metadata beside them. */
    MeasureShape shape();

    /** Everything of a measure but its arrays and its width. */
    sealed interface MeasureShape {
        /** The measure, with the arrays of a file. */
        NoveltyMeasure restored(int width, List<Tensor> arrays);

        /** Of a {@link GaussianMixture}. */
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

        /** Of {@link Prototypes}. */
        record NearestPrototype(int prototypes) implements MeasureShape {
            public NearestPrototype {
                requirePositive("prototypes", prototypes);
            }

            @Override
            public NoveltyMeasure restored(int width, List<Tensor> arrays) {
                return Prototypes.of(prototypes, width, arrays);
            }
        }

        /** Of {@link Neighbours}. */
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

        /** Of a {@link PrincipalResidual}. */
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

        /** Of an {@link Autoencoder}. */
        record Encoding(NetworkSpec network) implements MeasureShape {
            @Override
            public NoveltyMeasure restored(int width, List<Tensor> arrays) {
                return new Autoencoder(Network.of(network, arrays));
            }
        }

        /** Of a {@link LogitEnergy}. */
        record Logits(double surest) implements MeasureShape {
            public Logits {
                if (!Double.isFinite(surest)) {
                    throw new IllegalArgumentException("the surest energy must be finite, found " + surest);
                }
            }

            @Override
            public NoveltyMeasure restored(int width, List<Tensor> arrays) {
                return new LogitEnergy(width, (float) surest);
            }
        }

        /** Of a {@link MeasureOfColumns}. */
        record OfColumns(List<Integer> columns, MeasureShape measure) implements MeasureShape {
            public OfColumns {
                columns = List.copyOf(columns);
                MeasureOfColumns.requireRising(columns);
                Objects.requireNonNull(measure, "no measure of the columns");
                if (measure instanceof OfColumns || measure instanceof Rare) {
                    throw new IllegalArgumentException("a measure of columns of a measure of columns, or of rarity");
                }
            }

            @Override
            public NoveltyMeasure restored(int width, List<Tensor> arrays) {
                return new MeasureOfColumns(width, columns, measure.restored(columns.size(), arrays));
            }
        }

        /** Of a {@link RaisedMeasure}. */
        record Raised(MeasureShape measure, double exponent) implements MeasureShape {
            public Raised {
                Objects.requireNonNull(measure, "no measure to raise");
                RaisedMeasure.requireExponent(exponent);
                if (measure instanceof Raised || measure instanceof Rare) {
                    throw new IllegalArgumentException("a raised or rare measure, raised");
                }
            }

            @Override
            public NoveltyMeasure restored(int width, List<Tensor> arrays) {
                return new RaisedMeasure(measure.restored(width, arrays), exponent);
            }
        }

        /** Of a {@link Rarity}. */
        record Rare(MeasureShape measure, int knots) implements MeasureShape {
            public Rare {
                Objects.requireNonNull(measure, "no measure to be rare");
                TailScale.requireKnots(knots);
                if (measure instanceof Raised || measure instanceof Rare) {
                    throw new IllegalArgumentException("the rarity of a raised or rare measure");
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
                .orElseThrow(() -> new IllegalArgumentException("novelty: no array '" + name + "'"))
                .values();
    }

    /** Refuses rows of other widths. */
    static void requireWidth(String who, int width, Matrix rows) {
        if (rows.columns() != width) {
            throw new IllegalArgumentException(who + " takes rows of " + width + " columns, found " + rows.columns());
        }
    }
}
