package io.gruard.training.audit;

import io.gruard.core.Records;
import java.util.Map;

/** Rows that judge whose feature vector is among the rows to train on: a lookup table would know them. */
final class OverlapCheck {
    private OverlapCheck() {}

    static Finding of(NamedSplit named, double tolerance) {
        Records training = named.training().records();
        Records held = named.held();
        int[] groupOfRow = training.table().followedBy(held.table()).groupsOfEqualRows();
        boolean[] known = new boolean[groupOfRow.length];
        for (int row = 0; row < training.rows(); row++) {
            known[groupOfRow[row]] = true;
        }
        int shared = 0;
        for (int row = training.rows(); row < groupOfRow.length; row++) {
            shared += known[groupOfRow[row]] ? 1 : 0;
        }
        Verdict verdict = shared == 0 ? Verdict.FINE : shared > tolerance * held.rows() ? Verdict.LEAK : Verdict.NOTE;
        return new Finding(
                Check.OVERLAP,
                verdict,
                named.name(),
                "%,d of %,d rows that judge have a feature vector that rows to train on have (%s)"
                        .formatted(shared, held.rows(), Percent.of(shared, held.rows())),
                Map.of("shared", shared, "held", held.rows(), "training", training.rows()));
    }
}
