package io.gruard.traffic.flow;

/** Bit mixing for hashes: the finaliser of SplitMix64 (Steele, Lea and Flood 2014, variant 13 of Stafford). */
public final class Mixing {
    /** 2^64 divided by the golden ratio, rounded to an odd number. */
    public static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private Mixing() {}

    /** Mixes 64 bits; a bijection. */
    public static long mix(long bits) {
        long mixed = bits;
        mixed = (mixed ^ mixed >>> 30) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        return mixed ^ mixed >>> 31;
    }
}
