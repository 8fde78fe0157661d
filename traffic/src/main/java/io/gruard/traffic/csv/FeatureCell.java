package io.gruard.traffic.csv;

import io.gruard.core.Categories;
import io.gruard.core.Column;
import io.gruard.core.FeatureEncoding;
import io.gruard.core.Numbers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes the cells of one feature. A cell is offered first and kept when its whole row is good, so that a bad row leaves
 * nothing behind.
 *
 * <p>A cell means what it means to the model's ONNX graph: blanks around a number do not count, but those around a category are part
 * of it, as in RFC 4180. So {@code ' http'} is not {@code 'http'}.
 */
abstract sealed class FeatureCell {
    private final String feature;

    private FeatureCell(String feature) {
        this.feature = feature;
    }

    static FeatureCell of(FeatureEncoding encoding) {
        return switch (encoding) {
            case FeatureEncoding.OfNumber number -> new NumberCell(number.feature());
            case FeatureEncoding.OneHot words ->
                new WordCell(words.feature(), words.categories().contains(""));
        };
    }

    String feature() {
        return feature;
    }

    /** The part of a cell that is the feature's value. */
    abstract String value(String cell);

    /** Looks at a cell; says what is wrong with it, or null if nothing is. */
    abstract @Nullable String offer(String cell);

    /** Keeps the cell offered last. */
    abstract void keep();

    /** The column of all cells kept, and begins a new one. */
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
            // Models take numbers of 32 bits; what they cannot hold would reach the network as infinity.
            return Float.isFinite((float) offered)
                    ? null
                    : "'" + feature() + "' must be a finite number, found '" + cell + "'";
        }

        /** NaN for what is no decimal number; Java's own notations, such as {@code 1f} and {@code 0x1p3}, are none. */
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

    private static final class WordCell extends FeatureCell {
        private final boolean mayBeEmpty;
        private List<String> kept = new ArrayList<>();
        private String offered = "";

        WordCell(String feature, boolean mayBeEmpty) {
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
            return cell.isBlank() && !mayBeEmpty ? "'" + feature() + "' must be a word, found nothing" : null;
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
