package io.gruard.core;

import java.util.Arrays;
import java.util.List;

/** Small tables for tests. */
final class Tables {
    static final Schema SCHEMA = new Schema(
            List.of(new Feature.Numeric("bytes"), new Feature.Categorical("protocol"), new Feature.Numeric("fixed")));

    private Tables() {}

    static Table of(double[] bytes, String[] protocols) {
        double[] fixed = new double[bytes.length];
        Arrays.fill(fixed, 7);
        return new Table(SCHEMA, List.of(Numbers.of(bytes), Categories.of(List.of(protocols)), Numbers.of(fixed)));
    }

    static TrainingRows training(Table table) {
        int[] classes = new int[table.rows()];
        Labels labels = Labels.of(new Classes(List.of("normal", "attack"), 0), classes);
        return Split.allForTraining(Records.numbered("part", table, labels)).training();
    }
}
