package io.gruard.training.balance;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Distances with the Vector API. Four independent sums hide the latency of a fused multiply-add. */
record VectorDistances() implements SquaredDistances {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    @Override
    public int width() {
        return 4 * LANES;
    }

    @Override
    public void measure(float[] row, int rowOffset, int columns, float[] panel, int panelOffset, float[] out) {
        FloatVector a = FloatVector.zero(SPECIES);
        FloatVector b = a;
        FloatVector c = a;
        FloatVector d = a;
        int at = panelOffset;
        for (int column = 0; column < columns; column++) {
            FloatVector value = FloatVector.broadcast(SPECIES, row[rowOffset + column]);
            FloatVector p = FloatVector.fromArray(SPECIES, panel, at).sub(value);
            FloatVector q = FloatVector.fromArray(SPECIES, panel, at + LANES).sub(value);
            FloatVector r =
                    FloatVector.fromArray(SPECIES, panel, at + 2 * LANES).sub(value);
            FloatVector s =
                    FloatVector.fromArray(SPECIES, panel, at + 3 * LANES).sub(value);
            a = p.fma(p, a);
            b = q.fma(q, b);
            c = r.fma(r, c);
            d = s.fma(s, d);
            at += 4 * LANES;
        }
        a.intoArray(out, 0);
        b.intoArray(out, LANES);
        c.intoArray(out, 2 * LANES);
        d.intoArray(out, 3 * LANES);
    }
}
