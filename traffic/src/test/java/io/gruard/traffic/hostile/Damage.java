package io.gruard.traffic.hostile;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Mutates bytes at random: single bytes and bits, runs of ones and zeros, copied pieces, a truncated end. */
final class Damage {
    private static final int MAX_MUTATIONS = 20;

    private Damage() {}

    /** Returns a mutated copy. */
    static byte[] to(byte[] original, SplittableRandom random) {
        byte[] bytes = original.clone();
        int mutations = 1 + random.nextInt(MAX_MUTATIONS);
        for (int wound = 0; wound < mutations; wound++) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(8)), (byte) 0xff);
                case 3 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(8)), (byte) 0);
                default -> {
                    int length = Math.min(random.nextInt(200), bytes.length - Math.max(at, 1));
                    System.arraycopy(
                            bytes,
                            random.nextInt(bytes.length - length),
                            bytes,
                            at,
                            Math.min(length, bytes.length - at));
                }
            }
        }
        return random.nextInt(10) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }
}
