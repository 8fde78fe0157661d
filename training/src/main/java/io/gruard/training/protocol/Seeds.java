package io.gruard.training.protocol;

/** Derives the random seeds of a run's parts from the run's seed. */
public final class Seeds {
    private Seeds() {}

    /** Returns the seed of a purpose. Other purposes and other seeds give unrelated values (finaliser of SplitMix64). */
    public static long of(long seed, String purpose) {
        long mixed = mix(seed + 0x9E3779B97F4A7C15L);
        for (int i = 0; i < purpose.length(); i++) {
            mixed = mix(mixed + 0x9E3779B97F4A7C15L + purpose.charAt(i));
        }
        return mixed;
    }

    private static long mix(long z) {
        long y = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        y = (y ^ (y >>> 27)) * 0x94D049BB133111EBL;
        return y ^ (y >>> 31);
    }
}
