package io.gruard.nn;

/**
 * Random numbers by counting. The same seed, step, layer, row and element give the same number, in any order and on any
 * thread. Keys are made by the finaliser of SplitMix64 (Steele, Lea and Flood 2014), elements by a two-round 32-bit
 * hash with Wellons' multipliers (hash-prospector, "lowbias32").
 */
final class Noise {
    static final int FIRST = 0x7feb352d;
    static final int SECOND = 0x846ca68b;

    private Noise() {}

    /** Returns a key for one row of one layer in one step. */
    static int key(long seed, long step, int layer, long row) {
        return (int) mix(mix(mix(mix(seed) + step) + layer) + row);
    }

    /** Returns 31 random bits for an element. */
    static int bits(int key, int element) {
        int x = element ^ key;
        x = (x ^ (x >>> 16)) * FIRST;
        x = (x ^ (x >>> 15)) * SECOND;
        return (x ^ (x >>> 16)) >>> 1;
    }

    /** Returns the limit below which {@link #bits} are with probability {@code rate}. */
    static int limit(float rate) {
        return (int) Math.min(Integer.MAX_VALUE, Math.round(rate * 0x1p31));
    }

    private static long mix(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
