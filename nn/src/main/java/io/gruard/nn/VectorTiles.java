package io.gruard.nn;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The innermost loops of matrix products: a tile of c stays in registers while k runs. Every tile computes
 * {@code c = s + a b} for its rows and columns, with a, b and c addressed as in {@link Kernels#product}.
 *
 * <p>6 rows by 4 vectors fill 24 of the 32 registers of AVX-512 and NEON and leave room for a row of b and one value of
 * a; 10 loads feed 24 multiply-adds. AVX2 has 16 registers and takes 6 by 2. The loops are written out because the
 * compiler keeps only named variables in registers.
 */
final class VectorTiles {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private VectorTiles() {}

    /** 6 rows by 4 vectors, a by rows and b packed: constant distances leave no bounds checks in the loop. */
    static void rows6x4(
            int k,
            float[] a,
            int a0,
            int aRow,
            float[] b,
            int b0,
            float[] s,
            int s0,
            int sRow,
            float[] c,
            int c0,
            int cRow) {
        FloatVector c00 = FloatVector.fromArray(SPECIES, s, s0);
        FloatVector c01 = FloatVector.fromArray(SPECIES, s, s0 + LANES);
        FloatVector c02 = FloatVector.fromArray(SPECIES, s, s0 + 2 * LANES);
        FloatVector c03 = FloatVector.fromArray(SPECIES, s, s0 + 3 * LANES);
        FloatVector c10 = FloatVector.fromArray(SPECIES, s, s0 + sRow);
        FloatVector c11 = FloatVector.fromArray(SPECIES, s, s0 + sRow + LANES);
        FloatVector c12 = FloatVector.fromArray(SPECIES, s, s0 + sRow + 2 * LANES);
        FloatVector c13 = FloatVector.fromArray(SPECIES, s, s0 + sRow + 3 * LANES);
        FloatVector c20 = FloatVector.fromArray(SPECIES, s, s0 + 2 * sRow);
        FloatVector c21 = FloatVector.fromArray(SPECIES, s, s0 + 2 * sRow + LANES);
        FloatVector c22 = FloatVector.fromArray(SPECIES, s, s0 + 2 * sRow + 2 * LANES);
        FloatVector c23 = FloatVector.fromArray(SPECIES, s, s0 + 2 * sRow + 3 * LANES);
        FloatVector c30 = FloatVector.fromArray(SPECIES, s, s0 + 3 * sRow);
        FloatVector c31 = FloatVector.fromArray(SPECIES, s, s0 + 3 * sRow + LANES);
        FloatVector c32 = FloatVector.fromArray(SPECIES, s, s0 + 3 * sRow + 2 * LANES);
        FloatVector c33 = FloatVector.fromArray(SPECIES, s, s0 + 3 * sRow + 3 * LANES);
        FloatVector c40 = FloatVector.fromArray(SPECIES, s, s0 + 4 * sRow);
        FloatVector c41 = FloatVector.fromArray(SPECIES, s, s0 + 4 * sRow + LANES);
        FloatVector c42 = FloatVector.fromArray(SPECIES, s, s0 + 4 * sRow + 2 * LANES);
        FloatVector c43 = FloatVector.fromArray(SPECIES, s, s0 + 4 * sRow + 3 * LANES);
        FloatVector c50 = FloatVector.fromArray(SPECIES, s, s0 + 5 * sRow);
        FloatVector c51 = FloatVector.fromArray(SPECIES, s, s0 + 5 * sRow + LANES);
        FloatVector c52 = FloatVector.fromArray(SPECIES, s, s0 + 5 * sRow + 2 * LANES);
        FloatVector c53 = FloatVector.fromArray(SPECIES, s, s0 + 5 * sRow + 3 * LANES);
        int a1 = a0 + aRow;
        int a2 = a1 + aRow;
        int a3 = a2 + aRow;
        int a4 = a3 + aRow;
        int a5 = a4 + aRow;
        for (int p = 0; p < k; p++) {
            int q = b0 + p * (4 * LANES);
            FloatVector y0 = FloatVector.fromArray(SPECIES, b, q);
            FloatVector y1 = FloatVector.fromArray(SPECIES, b, q + LANES);
            FloatVector y2 = FloatVector.fromArray(SPECIES, b, q + 2 * LANES);
            FloatVector y3 = FloatVector.fromArray(SPECIES, b, q + 3 * LANES);
            FloatVector x = FloatVector.broadcast(SPECIES, a[a0 + p]);
            c00 = x.fma(y0, c00);
            c01 = x.fma(y1, c01);
            c02 = x.fma(y2, c02);
            c03 = x.fma(y3, c03);
            x = FloatVector.broadcast(SPECIES, a[a1 + p]);
            c10 = x.fma(y0, c10);
            c11 = x.fma(y1, c11);
            c12 = x.fma(y2, c12);
            c13 = x.fma(y3, c13);
            x = FloatVector.broadcast(SPECIES, a[a2 + p]);
            c20 = x.fma(y0, c20);
            c21 = x.fma(y1, c21);
            c22 = x.fma(y2, c22);
            c23 = x.fma(y3, c23);
            x = FloatVector.broadcast(SPECIES, a[a3 + p]);
            c30 = x.fma(y0, c30);
            c31 = x.fma(y1, c31);
            c32 = x.fma(y2, c32);
            c33 = x.fma(y3, c33);
            x = FloatVector.broadcast(SPECIES, a[a4 + p]);
            c40 = x.fma(y0, c40);
            c41 = x.fma(y1, c41);
            c42 = x.fma(y2, c42);
            c43 = x.fma(y3, c43);
            x = FloatVector.broadcast(SPECIES, a[a5 + p]);
            c50 = x.fma(y0, c50);
            c51 = x.fma(y1, c51);
            c52 = x.fma(y2, c52);
            c53 = x.fma(y3, c53);
        }
        c00.intoArray(c, c0);
        c01.intoArray(c, c0 + LANES);
        c02.intoArray(c, c0 + 2 * LANES);
        c03.intoArray(c, c0 + 3 * LANES);
        c10.intoArray(c, c0 + cRow);
        c11.intoArray(c, c0 + cRow + LANES);
        c12.intoArray(c, c0 + cRow + 2 * LANES);
        c13.intoArray(c, c0 + cRow + 3 * LANES);
        c20.intoArray(c, c0 + 2 * cRow);
        c21.intoArray(c, c0 + 2 * cRow + LANES);
        c22.intoArray(c, c0 + 2 * cRow + 2 * LANES);
        c23.intoArray(c, c0 + 2 * cRow + 3 * LANES);
        c30.intoArray(c, c0 + 3 * cRow);
        c31.intoArray(c, c0 + 3 * cRow + LANES);
        c32.intoArray(c, c0 + 3 * cRow + 2 * LANES);
        c33.intoArray(c, c0 + 3 * cRow + 3 * LANES);
        c40.intoArray(c, c0 + 4 * cRow);
        c41.intoArray(c, c0 + 4 * cRow + LANES);
        c42.intoArray(c, c0 + 4 * cRow + 2 * LANES);
        c43.intoArray(c, c0 + 4 * cRow + 3 * LANES);
        c50.intoArray(c, c0 + 5 * cRow);
        c51.intoArray(c, c0 + 5 * cRow + LANES);
        c52.intoArray(c, c0 + 5 * cRow + 2 * LANES);
        c53.intoArray(c, c0 + 5 * cRow + 3 * LANES);
    }

    /** 6 rows by 4 vectors, neighbours in a column of a. */
    static void columns6x4(
            int k,
            float[] a,
            int a0,
            int aColumn,
            float[] b,
            int b0,
            int bRow,
            float[] s,
            int s0,
            int sRow,
            float[] c,
            int c0,
            int cRow) {
        FloatVector c00 = FloatVector.fromArray(SPECIES, s, s0);
        FloatVector c01 = FloatVector.fromArray(SPECIES, s, s0 + LANES);
        FloatVector c02 = FloatVector.fromArray(SPECIES, s, s0 + 2 * LANES);
        FloatVector c03 = FloatVector.fromArray(SPECIES, s, s0 + 3 * LANES);
        FloatVector c10 = FloatVector.fromArray(SPECIES, s, s0 + sRow);
        FloatVector c11 = FloatVector.fromArray(SPECIES, s, s0 + sRow + LANES);
        FloatVector c12 = FloatVector.fromArray(SPECIES, s, s0 + sRow + 2 * LANES);
        FloatVector c13 = FloatVector.fromArray(SPECIES, s, s0 + sRow + 3 * LANES);
        FloatVector c20 = FloatVector.fromArray(SPECIES, s, s0 + 2 * sRow);
        FloatVector c21 = FloatVector.fromArray(SPECIES, s, s0 + 2 * sRow + LANES);
        FloatVector c22 = FloatVector.fromArray(SPECIES, s, s0 + 2 * sRow + 2 * LANES);
        FloatVector c23 = FloatVector.fromArray(SPECIES, s, s0 + 2 * sRow + 3 * LANES);
        FloatVector c30 = FloatVector.fromArray(SPECIES, s, s0 + 3 * sRow);
        FloatVector c31 = FloatVector.fromArray(SPECIES, s, s0 + 3 * sRow + LANES);
        FloatVector c32 = FloatVector.fromArray(SPECIES, s, s0 + 3 * sRow + 2 * LANES);
        FloatVector c33 = FloatVector.fromArray(SPECIES, s, s0 + 3 * sRow + 3 * LANES);
        FloatVector c40 = FloatVector.fromArray(SPECIES, s, s0 + 4 * sRow);
        FloatVector c41 = FloatVector.fromArray(SPECIES, s, s0 + 4 * sRow + LANES);
        FloatVector c42 = FloatVector.fromArray(SPECIES, s, s0 + 4 * sRow + 2 * LANES);
        FloatVector c43 = FloatVector.fromArray(SPECIES, s, s0 + 4 * sRow + 3 * LANES);
        FloatVector c50 = FloatVector.fromArray(SPECIES, s, s0 + 5 * sRow);
        FloatVector c51 = FloatVector.fromArray(SPECIES, s, s0 + 5 * sRow + LANES);
        FloatVector c52 = FloatVector.fromArray(SPECIES, s, s0 + 5 * sRow + 2 * LANES);
        FloatVector c53 = FloatVector.fromArray(SPECIES, s, s0 + 5 * sRow + 3 * LANES);
        for (int p = 0; p < k; p++) {
            int q = b0 + p * bRow;
            int r = a0 + p * aColumn;
            FloatVector y0 = FloatVector.fromArray(SPECIES, b, q);
            FloatVector y1 = FloatVector.fromArray(SPECIES, b, q + LANES);
            FloatVector y2 = FloatVector.fromArray(SPECIES, b, q + 2 * LANES);
            FloatVector y3 = FloatVector.fromArray(SPECIES, b, q + 3 * LANES);
            FloatVector x = FloatVector.broadcast(SPECIES, a[r]);
            c00 = x.fma(y0, c00);
            c01 = x.fma(y1, c01);
            c02 = x.fma(y2, c02);
            c03 = x.fma(y3, c03);
            x = FloatVector.broadcast(SPECIES, a[r + 1]);
            c10 = x.fma(y0, c10);
            c11 = x.fma(y1, c11);
            c12 = x.fma(y2, c12);
            c13 = x.fma(y3, c13);
            x = FloatVector.broadcast(SPECIES, a[r + 2]);
            c20 = x.fma(y0, c20);
            c21 = x.fma(y1, c21);
            c22 = x.fma(y2, c22);
            c23 = x.fma(y3, c23);
            x = FloatVector.broadcast(SPECIES, a[r + 3]);
            c30 = x.fma(y0, c30);
            c31 = x.fma(y1, c31);
            c32 = x.fma(y2, c32);
            c33 = x.fma(y3, c33);
            x = FloatVector.broadcast(SPECIES, a[r + 4]);
            c40 = x.fma(y0, c40);
            c41 = x.fma(y1, c41);
            c42 = x.fma(y2, c42);
            c43 = x.fma(y3, c43);
            x = FloatVector.broadcast(SPECIES, a[r + 5]);
            c50 = x.fma(y0, c50);
            c51 = x.fma(y1, c51);
            c52 = x.fma(y2, c52);
            c53 = x.fma(y3, c53);
        }
        c00.intoArray(c, c0);
        c01.intoArray(c, c0 + LANES);
        c02.intoArray(c, c0 + 2 * LANES);
        c03.intoArray(c, c0 + 3 * LANES);
        c10.intoArray(c, c0 + cRow);
        c11.intoArray(c, c0 + cRow + LANES);
        c12.intoArray(c, c0 + cRow + 2 * LANES);
        c13.intoArray(c, c0 + cRow + 3 * LANES);
        c20.intoArray(c, c0 + 2 * cRow);
        c21.intoArray(c, c0 + 2 * cRow + LANES);
        c22.intoArray(c, c0 + 2 * cRow + 2 * LANES);
        c23.intoArray(c, c0 + 2 * cRow + 3 * LANES);
        c30.intoArray(c, c0 + 3 * cRow);
        c31.intoArray(c, c0 + 3 * cRow + LANES);
        c32.intoArray(c, c0 + 3 * cRow + 2 * LANES);
        c33.intoArray(c, c0 + 3 * cRow + 3 * LANES);
        c40.intoArray(c, c0 + 4 * cRow);
        c41.intoArray(c, c0 + 4 * cRow + LANES);
        c42.intoArray(c, c0 + 4 * cRow + 2 * LANES);
        c43.intoArray(c, c0 + 4 * cRow + 3 * LANES);
        c50.intoArray(c, c0 + 5 * cRow);
        c51.intoArray(c, c0 + 5 * cRow + LANES);
        c52.intoArray(c, c0 + 5 * cRow + 2 * LANES);
        c53.intoArray(c, c0 + 5 * cRow + 3 * LANES);
    }

    /** 2 rows by 4 vectors: 8 chains are enough that none waits for itself. */
    static void tile2x4(
            int k,
            float[] a,
            int a0,
            int aRow,
            int aColumn,
            float[] b,
            int b0,
            int bRow,
            float[] s,
            int s0,
            int sRow,
            float[] c,
            int c0,
            int cRow) {
        FloatVector c00 = FloatVector.fromArray(SPECIES, s, s0);
        FloatVector c01 = FloatVector.fromArray(SPECIES, s, s0 + LANES);
        FloatVector c02 = FloatVector.fromArray(SPECIES, s, s0 + 2 * LANES);
        FloatVector c03 = FloatVector.fromArray(SPECIES, s, s0 + 3 * LANES);
        FloatVector c10 = FloatVector.fromArray(SPECIES, s, s0 + sRow);
        FloatVector c11 = FloatVector.fromArray(SPECIES, s, s0 + sRow + LANES);
        FloatVector c12 = FloatVector.fromArray(SPECIES, s, s0 + sRow + 2 * LANES);
        FloatVector c13 = FloatVector.fromArray(SPECIES, s, s0 + sRow + 3 * LANES);
        int a1 = a0 + aRow;
        for (int p = 0; p < k; p++) {
            int q = b0 + p * bRow;
            FloatVector y0 = FloatVector.fromArray(SPECIES, b, q);
            FloatVector y1 = FloatVector.fromArray(SPECIES, b, q + LANES);
            FloatVector y2 = FloatVector.fromArray(SPECIES, b, q + 2 * LANES);
            FloatVector y3 = FloatVector.fromArray(SPECIES, b, q + 3 * LANES);
            FloatVector x = FloatVector.broadcast(SPECIES, a[a0 + p * aColumn]);
            c00 = x.fma(y0, c00);
            c01 = x.fma(y1, c01);
            c02 = x.fma(y2, c02);
            c03 = x.fma(y3, c03);
            x = FloatVector.broadcast(SPECIES, a[a1 + p * aColumn]);
            c10 = x.fma(y0, c10);
            c11 = x.fma(y1, c11);
            c12 = x.fma(y2, c12);
            c13 = x.fma(y3, c13);
        }
        c00.intoArray(c, c0);
        c01.intoArray(c, c0 + LANES);
        c02.intoArray(c, c0 + 2 * LANES);
        c03.intoArray(c, c0 + 3 * LANES);
        c10.intoArray(c, c0 + cRow);
        c11.intoArray(c, c0 + cRow + LANES);
        c12.intoArray(c, c0 + cRow + 2 * LANES);
        c13.intoArray(c, c0 + cRow + 3 * LANES);
    }

    /** 1 row by 8 vectors: 4 of each of two packed panels. */
    static void row1x8(int k, float[] a, int a0, float[] b, int b0, int b1, float[] s, int s0, float[] c, int c0) {
        FloatVector c00 = FloatVector.fromArray(SPECIES, s, s0);
        FloatVector c01 = FloatVector.fromArray(SPECIES, s, s0 + LANES);
        FloatVector c02 = FloatVector.fromArray(SPECIES, s, s0 + 2 * LANES);
        FloatVector c03 = FloatVector.fromArray(SPECIES, s, s0 + 3 * LANES);
        FloatVector c04 = FloatVector.fromArray(SPECIES, s, s0 + 4 * LANES);
        FloatVector c05 = FloatVector.fromArray(SPECIES, s, s0 + 5 * LANES);
        FloatVector c06 = FloatVector.fromArray(SPECIES, s, s0 + 6 * LANES);
        FloatVector c07 = FloatVector.fromArray(SPECIES, s, s0 + 7 * LANES);
        for (int p = 0; p < k; p++) {
            int q = b0 + p * (4 * LANES);
            int r = b1 + p * (4 * LANES);
            FloatVector x = FloatVector.broadcast(SPECIES, a[a0 + p]);
            c00 = x.fma(FloatVector.fromArray(SPECIES, b, q), c00);
            c01 = x.fma(FloatVector.fromArray(SPECIES, b, q + LANES), c01);
            c02 = x.fma(FloatVector.fromArray(SPECIES, b, q + 2 * LANES), c02);
            c03 = x.fma(FloatVector.fromArray(SPECIES, b, q + 3 * LANES), c03);
            c04 = x.fma(FloatVector.fromArray(SPECIES, b, r), c04);
            c05 = x.fma(FloatVector.fromArray(SPECIES, b, r + LANES), c05);
            c06 = x.fma(FloatVector.fromArray(SPECIES, b, r + 2 * LANES), c06);
            c07 = x.fma(FloatVector.fromArray(SPECIES, b, r + 3 * LANES), c07);
        }
        c00.intoArray(c, c0);
        c01.intoArray(c, c0 + LANES);
        c02.intoArray(c, c0 + 2 * LANES);
        c03.intoArray(c, c0 + 3 * LANES);
        c04.intoArray(c, c0 + 4 * LANES);
        c05.intoArray(c, c0 + 5 * LANES);
        c06.intoArray(c, c0 + 6 * LANES);
        c07.intoArray(c, c0 + 7 * LANES);
    }

    /** 1 row by 4 vectors. */
    static void tile1x4(
            int k,
            float[] a,
            int a0,
            int aRow,
            int aColumn,
            float[] b,
            int b0,
            int bRow,
            float[] s,
            int s0,
            int sRow,
            float[] c,
            int c0,
            int cRow) {
        FloatVector c00 = FloatVector.fromArray(SPECIES, s, s0);
        FloatVector c01 = FloatVector.fromArray(SPECIES, s, s0 + LANES);
        FloatVector c02 = FloatVector.fromArray(SPECIES, s, s0 + 2 * LANES);
        FloatVector c03 = FloatVector.fromArray(SPECIES, s, s0 + 3 * LANES);
        for (int p = 0; p < k; p++) {
            int q = b0 + p * bRow;
            FloatVector y0 = FloatVector.fromArray(SPECIES, b, q);
            FloatVector y1 = FloatVector.fromArray(SPECIES, b, q + LANES);
            FloatVector y2 = FloatVector.fromArray(SPECIES, b, q + 2 * LANES);
            FloatVector y3 = FloatVector.fromArray(SPECIES, b, q + 3 * LANES);
            FloatVector x = FloatVector.broadcast(SPECIES, a[a0 + p * aColumn]);
            c00 = x.fma(y0, c00);
            c01 = x.fma(y1, c01);
            c02 = x.fma(y2, c02);
            c03 = x.fma(y3, c03);
        }
        c00.intoArray(c, c0);
        c01.intoArray(c, c0 + LANES);
        c02.intoArray(c, c0 + 2 * LANES);
        c03.intoArray(c, c0 + 3 * LANES);
    }

    /** 6 rows by 2 vectors. */
    static void tile6x2(
            int k,
            float[] a,
            int a0,
            int aRow,
            int aColumn,
            float[] b,
            int b0,
            int bRow,
            float[] s,
            int s0,
            int sRow,
            float[] c,
            int c0,
            int cRow) {
        FloatVector c00 = FloatVector.fromArray(SPECIES, s, s0);
        FloatVector c01 = FloatVector.fromArray(SPECIES, s, s0 + LANES);
        FloatVector c10 = FloatVector.fromArray(SPECIES, s, s0 + sRow);
        FloatVector c11 = FloatVector.fromArray(SPECIES, s, s0 + sRow + LANES);
        FloatVector c20 = FloatVector.fromArray(SPECIES, s, s0 + 2 * sRow);
        FloatVector c21 = FloatVector.fromArray(SPECIES, s, s0 + 2 * sRow + LANES);
        FloatVector c30 = FloatVector.fromArray(SPECIES, s, s0 + 3 * sRow);
        FloatVector c31 = FloatVector.fromArray(SPECIES, s, s0 + 3 * sRow + LANES);
        FloatVector c40 = FloatVector.fromArray(SPECIES, s, s0 + 4 * sRow);
        FloatVector c41 = FloatVector.fromArray(SPECIES, s, s0 + 4 * sRow + LANES);
        FloatVector c50 = FloatVector.fromArray(SPECIES, s, s0 + 5 * sRow);
        FloatVector c51 = FloatVector.fromArray(SPECIES, s, s0 + 5 * sRow + LANES);
        int a1 = a0 + aRow;
        int a2 = a1 + aRow;
        int a3 = a2 + aRow;
        int a4 = a3 + aRow;
        int a5 = a4 + aRow;
        for (int p = 0; p < k; p++) {
            int q = b0 + p * bRow;
            FloatVector y0 = FloatVector.fromArray(SPECIES, b, q);
            FloatVector y1 = FloatVector.fromArray(SPECIES, b, q + LANES);
            FloatVector x = FloatVector.broadcast(SPECIES, a[a0 + p * aColumn]);
            c00 = x.fma(y0, c00);
            c01 = x.fma(y1, c01);
            x = FloatVector.broadcast(SPECIES, a[a1 + p * aColumn]);
            c10 = x.fma(y0, c10);
            c11 = x.fma(y1, c11);
            x = FloatVector.broadcast(SPECIES, a[a2 + p * aColumn]);
            c20 = x.fma(y0, c20);
            c21 = x.fma(y1, c21);
            x = FloatVector.broadcast(SPECIES, a[a3 + p * aColumn]);
            c30 = x.fma(y0, c30);
            c31 = x.fma(y1, c31);
            x = FloatVector.broadcast(SPECIES, a[a4 + p * aColumn]);
            c40 = x.fma(y0, c40);
            c41 = x.fma(y1, c41);
            x = FloatVector.broadcast(SPECIES, a[a5 + p * aColumn]);
            c50 = x.fma(y0, c50);
            c51 = x.fma(y1, c51);
        }
        c00.intoArray(c, c0);
        c01.intoArray(c, c0 + LANES);
        c10.intoArray(c, c0 + cRow);
        c11.intoArray(c, c0 + cRow + LANES);
        c20.intoArray(c, c0 + 2 * cRow);
        c21.intoArray(c, c0 + 2 * cRow + LANES);
        c30.intoArray(c, c0 + 3 * cRow);
        c31.intoArray(c, c0 + 3 * cRow + LANES);
        c40.intoArray(c, c0 + 4 * cRow);
        c41.intoArray(c, c0 + 4 * cRow + LANES);
        c50.intoArray(c, c0 + 5 * cRow);
        c51.intoArray(c, c0 + 5 * cRow + LANES);
    }

    /** 1 row by 2 vectors. */
    static void tile1x2(
            int k,
            float[] a,
            int a0,
            int aRow,
            int aColumn,
            float[] b,
            int b0,
            int bRow,
            float[] s,
            int s0,
            int sRow,
            float[] c,
            int c0,
            int cRow) {
        FloatVector c00 = FloatVector.fromArray(SPECIES, s, s0);
        FloatVector c01 = FloatVector.fromArray(SPECIES, s, s0 + LANES);
        for (int p = 0; p < k; p++) {
            int q = b0 + p * bRow;
            FloatVector y0 = FloatVector.fromArray(SPECIES, b, q);
            FloatVector y1 = FloatVector.fromArray(SPECIES, b, q + LANES);
            FloatVector x = FloatVector.broadcast(SPECIES, a[a0 + p * aColumn]);
            c00 = x.fma(y0, c00);
            c01 = x.fma(y1, c01);
        }
        c00.intoArray(c, c0);
        c01.intoArray(c, c0 + LANES);
    }

    /** 6 rows by 1 vector. */
    static void tile6x1(
            int k,
            float[] a,
            int a0,
            int aRow,
            int aColumn,
            float[] b,
            int b0,
            int bRow,
            float[] s,
            int s0,
            int sRow,
            float[] c,
            int c0,
            int cRow) {
        FloatVector c00 = FloatVector.fromArray(SPECIES, s, s0);
        FloatVector c10 = FloatVector.fromArray(SPECIES, s, s0 + sRow);
        FloatVector c20 = FloatVector.fromArray(SPECIES, s, s0 + 2 * sRow);
        FloatVector c30 = FloatVector.fromArray(SPECIES, s, s0 + 3 * sRow);
        FloatVector c40 = FloatVector.fromArray(SPECIES, s, s0 + 4 * sRow);
        FloatVector c50 = FloatVector.fromArray(SPECIES, s, s0 + 5 * sRow);
        int a1 = a0 + aRow;
        int a2 = a1 + aRow;
        int a3 = a2 + aRow;
        int a4 = a3 + aRow;
        int a5 = a4 + aRow;
        for (int p = 0; p < k; p++) {
            int q = b0 + p * bRow;
            FloatVector y0 = FloatVector.fromArray(SPECIES, b, q);
            FloatVector x = FloatVector.broadcast(SPECIES, a[a0 + p * aColumn]);
            c00 = x.fma(y0, c00);
            x = FloatVector.broadcast(SPECIES, a[a1 + p * aColumn]);
            c10 = x.fma(y0, c10);
            x = FloatVector.broadcast(SPECIES, a[a2 + p * aColumn]);
            c20 = x.fma(y0, c20);
            x = FloatVector.broadcast(SPECIES, a[a3 + p * aColumn]);
            c30 = x.fma(y0, c30);
            x = FloatVector.broadcast(SPECIES, a[a4 + p * aColumn]);
            c40 = x.fma(y0, c40);
            x = FloatVector.broadcast(SPECIES, a[a5 + p * aColumn]);
            c50 = x.fma(y0, c50);
        }
        c00.intoArray(c, c0);
        c10.intoArray(c, c0 + cRow);
        c20.intoArray(c, c0 + 2 * cRow);
        c30.intoArray(c, c0 + 3 * cRow);
        c40.intoArray(c, c0 + 4 * cRow);
        c50.intoArray(c, c0 + 5 * cRow);
    }

    /** 1 row by 1 vector. */
    static void tile1x1(
            int k,
            float[] a,
            int a0,
            int aRow,
            int aColumn,
            float[] b,
            int b0,
            int bRow,
            float[] s,
            int s0,
            int sRow,
            float[] c,
            int c0,
            int cRow) {
        FloatVector c00 = FloatVector.fromArray(SPECIES, s, s0);
        for (int p = 0; p < k; p++) {
            int q = b0 + p * bRow;
            FloatVector y0 = FloatVector.fromArray(SPECIES, b, q);
            FloatVector x = FloatVector.broadcast(SPECIES, a[a0 + p * aColumn]);
            c00 = x.fma(y0, c00);
        }
        c00.intoArray(c, c0);
    }
}
