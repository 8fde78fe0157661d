package io.gruard.training.protocol;

/** Seeds for the several uses of randomness in a run, all derived from the one that the user gives. */
public final class Seeds {
    private Seeds() {}

    /** A seed of its own for a purpose: other purposes and other seeds give unrelated ones (finaliser of SplitMix64). */
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
