package io.gruard.traffic.simulate;

import java.util.SplittableRandom;

/** Draws random values with strict arithmetic, so that a seed gives the same values on all machines. */
final class Draws {
    private Draws() {}

    /** Draws from an exponential distribution with the given mean. */
    static double exponential(double mean, SplittableRandom random) {
        return -mean * StrictMath.log(1 - random.nextDouble());
    }

    /**
     * Draws from a log-normal distribution with the given median and shape, at most {@code largest}. For sizes of files
     * and mails.
     */
    static long size(double median, double sigma, long largest, SplittableRandom random) {
        double normal = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()))
                * StrictMath.cos(2 * Math.PI * random.nextDouble());
        return Math.min(largest, (long) (median * StrictMath.exp(sigma * normal)));
    }

    /** Draws a time in microseconds: exponential with mean {@code meanMillis}, limited to 0.1 to 10 times the mean. */
    static long pause(double meanMillis, SplittableRandom random) {
        double millis = exponential(meanMillis, random);
        return (long) (1000 * Math.max(meanMillis / 10, Math.min(10 * meanMillis, millis)));
    }

    /** Draws uniformly from [from, to]. */
    static int between(int from, int to, SplittableRandom random) {
        return from + random.nextInt(to - from + 1);
    }

    static boolean chance(double probability, SplittableRandom random) {
        return random.nextDouble() < probability;
    }

    static <T> T one(T[] of, SplittableRandom random) {
        return of[random.nextInt(of.length)];
    }

    /** Draws a word of lower-case letters. */
    static String word(int letters, SplittableRandom random) {
        StringBuilder word = new StringBuilder(letters);
        for (int i = 0; i < letters; i++) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }
}
