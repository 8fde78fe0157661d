package io.gruard.model;

import io.gruard.core.Matrix;
import io.gruard.nn.Tensor;
import java.util.List;
import java.util.stream.Stream;

/**
 * A measure whose energy is the rarity of another measure's energy among benign rows. The sum over measures combines
 * them by Fisher's method (Fisher 1932, section 21.1; for outliers Bates et al. 2023). Only the order of the energies
 * of each measure matters, not their size.
 *
 * @param measure a measure that is neither a rarity nor raised
 * @param scale scale of the measure's energies
 */
public record Rarity(NoveltyMeasure measure, TailScale scale) implements NoveltyMeasure {
    @Override
    public int width() {
        return measure.width();
    }

    @Override
    public float[] energies(Matrix rows) {
        float[] energies = measure.energies(rows);
        for (int row = 0; row < energies.length; row++) {
            energies[row] = scale.surprise(energies[row]);
        }
        return energies;
    }

    @Override
    public List<Tensor> tensors() {
        return Stream.concat(measure.tensors().stream(), scale.tensors().stream())
                .toList();
    }

    @Override
    public MeasureShape shape() {
        return new MeasureShape.Rare(measure.shape(), scale.energies().length);
    }

    @Override
    public String toString() {
        return "rarity of " + measure;
    }
}
