package io.gruard.nn;

import java.util.SplittableRandom;

/** Random rows and labels for a network. */
record RandomExamples(float[] x, int[] labels, int rows) {
    static RandomExamples random(NetworkSpec spec, int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] x = new float[rows * spec.input().size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) random.nextGaussian();
        }
        int[] labels = new int[rows];
        for (int i = 0; i < rows; i++) {
            labels[i] = random.nextInt(spec.classes());
        }
        return new RandomExamples(x, labels, rows);
    }
}
