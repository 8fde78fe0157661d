package io.gruard.traffic.simulate;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * Bytes to send: a head that is held, then a filling that is not (a body of any length costs no memory).
 *
 * @param head the first bytes
 * @param filling number of bytes after the head
 * @param kind what the filling is made of
 * @param phase where in the endless filling it begins
 */
record Payload(byte[] head, long filling, Filling kind, int phase) {
    static final Payload NOTHING = new Payload(new byte[0], 0, Filling.TEXT, 0);

    /** What a filling consists of. */
    enum Filling {
        /** Printable characters in lines of 64. */
        TEXT,
        /** Any bytes, as compressed or encrypted content has them. */
        NOISE
    }

    private static final int PERIOD = 1 << 16;
    private static final byte[] TEXT = new byte[PERIOD];
    private static final byte[] NOISE = new byte[PERIOD];

    static {
        SplittableRandom random = new SplittableRandom(20260105);
        random.nextBytes(NOISE);
        for (int i = 0; i < PERIOD; i++) {
            TEXT[i] = (byte) (i % 64 == 63 ? '\n' : "etaoin shrdlu cmfwyp vbgkqjxz".charAt(random.nextInt(29)));
        }
    }

    static Payload of(byte[] bytes) {
        return new Payload(bytes, 0, Filling.TEXT, 0);
    }

    /** Text in Latin-1. */
    static Payload of(String text) {
        return of(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    static Payload text(String head, long filling, int phase) {
        return new Payload(head.getBytes(StandardCharsets.ISO_8859_1), filling, Filling.TEXT, phase);
    }

    static Payload noise(byte[] head, long filling, int phase) {
        return new Payload(head, filling, Filling.NOISE, phase);
    }

    long length() {
        return head.length + filling;
    }

    /** Copies {@code length} bytes from {@code offset} on. */
    void copy(long offset, byte[] to, int at, int length) {
        int done = 0;
        if (offset < head.length) {
            done = (int) Math.min(length, head.length - offset);
            System.arraycopy(head, (int) offset, to, at, done);
        }
        byte[] source = kind == Filling.TEXT ? TEXT : NOISE;
        while (done < length) {
            int from = Math.floorMod(phase + offset + done - head.length, PERIOD);
            int part = Math.min(length - done, PERIOD - from);
            System.arraycopy(source, from, to, at + done, part);
            done += part;
        }
    }
}
