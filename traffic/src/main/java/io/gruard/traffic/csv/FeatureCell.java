package io.gruard.traffic.csv;

import io.gruard.core.Categories;
import io.gruard.core.Column;
import io.gruard.core.FeatureEncoding;
import io.gruard.core.Numbers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects the cells of one feature. A cell is offered first and kept when its whole row is valid, so a bad row leaves
 * nothing behind.
 *
 * <p>Cells are interpreted as in the model's ONNX graph. Blanks around a number are ignored. Blanks around a category
 * are part of it, as in RFC 4180, so {@code ' http'} is not {@code 'http'}.
 */
abstract sealed class FeatureCell {
    private final String feature;

    private FeatureCell(String feature) {
        this.feature = feature;
    }

    static FeatureCell of(FeatureEncoding encoding) {
        return switch (encoding) {
            case FeatureEncoding.OfNumber number -> new NumberCell(number.feature());
            case FeatureEncoding.OneHot oneHot ->
                new CategoryCell(oneHot.feature(), oneHot.categories().contains(""));
        };
    }

    String feature() {
        return feature;
    }

    /** The part of a cell that is the value of the feature. */
    abstract String value(String cell);

    /** Checks a cell. Returns the problem, or null if the cell is valid. */
    abstract @Nullable String offer(String cell);

    /** Keeps the cell that was offered last. */
    abstract void keep();

    /** Returns the column of all kept cells and starts a new column. */
    abstract Column take();

    private static final class NumberCell extends FeatureCell {
        private Numbers.Builder kept = new Numbers.Builder(0);
        private double offered;

        NumberCell(String feature) {
            super(feature);
        }

        @Override
        String value(String cell) {
            return cell.strip();
        }

        @Override
        @Nullable
        String offer(String cell) {
            offered = parsed(value(cell));
            // Models take 32-bit numbers. Larger numbers would become infinity.
            return Float.isFinite((float) offered)
                    ? null
                    : "'" + feature() + "' must be a finite number, found '" + cell + "'";
        }

        /**
         * NaN for text that is not a decimal number. Rejects notations of Java such as {@code 1f} and {@code 0x1p3}.
         */
        private static double parsed(String cell) {
            if (cell.isEmpty() || !cell.chars().allMatch(letter -> "0123456789.+-eE".indexOf(letter) >= 0)) {
                return Double.NaN;
            }
            try {
                return Double.parseDouble(cell);
            } catch (NumberFormatException e) {
                return Double.NaN;
            }
        }

        @Override
        void keep() {
            kept.add(offered);
        }

        @Override
        Column take() {
            Column column = kept.build();
            kept = new Numbers.Builder(column.size());
            return column;
        }
    }

    private static final class CategoryCell extends FeatureCell {
        private final boolean mayBeEmpty;
        private List<String> kept = new ArrayList<>();
        private String offered = "";

        CategoryCell(String feature, boolean mayBeEmpty) {
            super(feature);
            this.mayBeEmpty = mayBeEmpty;
        }

        @Override
        String value(String cell) {
            return cell;
        }

        @Override
        @Nullable
        String offer(String cell) {
            offered = cell;
            return cell.isBlank() && !mayBeEmpty ? "'" + feature() + "' must not be empty" : null;
        }

        @Override
        void keep() {
            kept.add(offered);
        }

        @Override
        Column take() {
            Column column = Categories.of(kept);
            kept = new ArrayList<>();
            return column;
        }
    }
}
