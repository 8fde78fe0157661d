package io.gruard.training.balance;

import java.util.Arrays;

/** Distances with plain loops, for a process without the Vector API. */
record PlainDistances() implements SquaredDistances {
    @Override
    public int width() {
        return 64;
    }

    @Override
    public void measure(float[] row, int rowOffset, int columns, float[] panel, int panelOffset, float[] out) {
        Arrays.fill(out, 0, width(), 0);
        for (int c = 0; c < columns; c++) {
            float value = row[rowOffset + c];
            int at = panelOffset + c * width();
            for (int r = 0; r < width(); r++) {
                float difference = panel[at + r] - value;
                out[r] += difference * difference;
            }
        }
    }
}
