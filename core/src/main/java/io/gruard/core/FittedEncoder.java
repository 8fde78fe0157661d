package io.gruard.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Encodes tables as matrices, with parameters fitted to the training rows.
 *
 * @param schema the schema of the tables that it encodes
 * @param encodings one for each feature, in the order of the schema
 */
public record FittedEncoder(Schema schema, List<FeatureEncoding> encodings) {
    public FittedEncoder {
        encodings = List.copyOf(encodings);
        if (encodings.size() != schema.size()) {
            throw new IllegalArgumentException(
                    "expected one encoding for each of " + schema.size() + " features, found " + encodings.size());
        }
        for (int i = 0; i < encodings.size(); i++) {
            requireFit(schema.feature(i), encodings.get(i));
        }
    }

    private static void requireFit(Feature feature, FeatureEncoding encoding) {
        boolean sameKind = switch (encoding) {
            case FeatureEncoding.OfNumber number -> feature instanceof Feature.Numeric;
            case FeatureEncoding.OneHot oneHot -> feature instanceof Feature.Categorical;
        };
        if (!sameKind || !feature.name().equals(encoding.feature())) {
            throw new IllegalArgumentException(
                    "expected an encoding of " + feature.description() + ", found " + encoding);
        }
    }

    /** Number of encoded columns. */
    public int width() {
        return encodings.stream().mapToInt(FeatureEncoding::width).sum();
    }

    /** The columns of each feature, in the order of the schema. */
    public List<ColumnSpan> spans() {
        List<ColumnSpan> spans = new ArrayList<>();
        int first = 0;
        for (FeatureEncoding encoding : encodings) {
            boolean categorical = encoding instanceof FeatureEncoding.OneHot;
            spans.add(new ColumnSpan(encoding.feature(), first, encoding.width(), categorical));
            first += encoding.width();
        }
        return List.copyOf(spans);
    }

    /** Names of the encoded columns: {@code duration} for a number, {@code protocol_type=tcp} for a category. */
    public List<String> columnNames() {
        List<String> names = new ArrayList<>();
        for (FeatureEncoding encoding : encodings) {
            switch (encoding) {
                case FeatureEncoding.OfNumber number -> names.add(number.feature());
                case FeatureEncoding.OneHot oneHot ->
                    oneHot.categories().forEach(category -> names.add(oneHot.feature() + "=" + category));
            }
        }
        return List.copyOf(names);
    }

    /** Names of the encoded columns that had one value in all training rows. They are kept but carry no information. */
    public List<String> constantColumns() {
        List<String> names = new ArrayList<>();
        for (FeatureEncoding encoding : encodings) {
            switch (encoding) {
                case FeatureEncoding.OfNumber number -> {
                    if (number.constant()) {
                        names.add(number.feature());
                    }
                }
                case FeatureEncoding.OneHot oneHot -> {
                    if (oneHot.categories().size() == 1) {
                        names.add(oneHot.feature() + "=" + oneHot.categories().getFirst());
                    }
                }
            }
        }
        return List.copyOf(names);
    }

    /**
     * Encodes a table.
     *
     * @throws IllegalArgumentException if its schema differs
     */
    public Encoded apply(Table table) {
        schema.requireSame(table.schema());
        Matrix matrix = Matrix.zeros(table.rows(), width());
        List<Encoded.UnseenCategory> unseen = new ArrayList<>();
        List<ColumnSpan> spans = spans();
        for (int i = 0; i < encodings.size(); i++) {
            int column = spans.get(i).first();
            switch (encodings.get(i)) {
                case FeatureEncoding.OfNumber number -> fill(matrix, column, number, table.numbers(i));
                case FeatureEncoding.OneHot oneHot -> unseen.addAll(fill(matrix, column, oneHot, table.categories(i)));
            }
        }
        return new Encoded(matrix, unseen);
    }

    /** Encodes rows to train on. */
    public TrainingSet apply(TrainingRows rows) {
        Records records = rows.records();
        return new TrainingSet(
                apply(records.table()).matrix(),
                records.labels().classOfRow(),
                records.classes(),
                records.labels().texts(),
                spans());
    }

    private static void fill(Matrix matrix, int column, FeatureEncoding.OfNumber encoding, Numbers numbers) {
        float[] values = matrix.values();
        for (int row = 0, at = column; row < matrix.rows(); row++, at += matrix.columns()) {
            values[at] = encoding.encode(numbers.value(row));
        }
    }

    private static List<Encoded.UnseenCategory> fill(
            Matrix matrix, int column, FeatureEncoding.OneHot encoding, Categories categories) {
        Map<String, Integer> known = new HashMap<>();
        for (int i = 0; i < encoding.categories().size(); i++) {
            known.put(encoding.categories().get(i), i);
        }
        List<String> dictionary = categories.dictionary();
        int[] offsets = dictionary.stream()
                .mapToInt(category -> known.getOrDefault(category, -1))
                .toArray();
        int[] codes = categories.codes();
        for (int row = 0, at = column; row < matrix.rows(); row++, at += matrix.columns()) {
            int offset = offsets[codes[row]];
            if (offset >= 0) {
                matrix.values()[at + offset] = 1;
            }
        }
        return unseen(encoding.feature(), categories, offsets);
    }

    private static List<Encoded.UnseenCategory> unseen(String feature, Categories categories, int[] offsets) {
        int[] counts = categories.counts();
        List<Encoded.UnseenCategory> unseen = new ArrayList<>();
        for (int code = 0; code < offsets.length; code++) {
            if (offsets[code] < 0 && counts[code] > 0) {
                unseen.add(new Encoded.UnseenCategory(
                        feature, categories.dictionary().get(code), counts[code]));
            }
        }
        return unseen;
    }
}
