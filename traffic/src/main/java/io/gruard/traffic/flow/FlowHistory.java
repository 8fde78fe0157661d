package io.gruard.traffic.flow;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The letters of a flow's history. */
final class FlowHistory {
    /** Forged traffic can repeat letters without end; no honest flow comes near this. */
    private static final int MAX_LETTERS = 256;

    private byte[] letters = new byte[8];
    private int length;
    private int seen;

    /** Adds a letter, as a capital for the originator and small for the responder. */
    void add(char capital, boolean originator) {
        append(originator ? capital : Character.toLowerCase(capital));
    }

    /**
     * Adds a letter unless it was added by this method for this side before.
     *
     * @param bit what tells the kind of event, below 16
     * @return whether it had been added before
     */
    boolean addOnce(int bit, char capital, boolean originator) {
        int mask = 1 << (originator ? bit : bit + 16);
        if ((seen & mask) != 0) {
            return true;
        }
        seen |= mask;
        add(capital, originator);
        return false;
    }

    /** Adds a letter when a count has just reached 1, 10, 100 and so on. */
    void addScaled(int count, char capital, boolean originator) {
        int power = 1;
        while (power < count && power < 1_000_000_000) {
            power *= 10;
        }
        if (power == count) {
            add(capital, originator);
        }
    }

    void flipped() {
        append('^');
    }

    private void append(char letter) {
        if (length == MAX_LETTERS) {
            return;
        }
        if (length == letters.length) {
            letters = Arrays.copyOf(letters, 2 * length);
        }
        letters[length++] = (byte) letter;
    }

    @Override
    public String toString() {
        return new String(letters, 0, length, StandardCharsets.US_ASCII);
    }
}
