package io.gruard.traffic.flow;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The history letters of a flow. */
final class FlowHistory {
    /** Bound against forged traffic, which can repeat letters without end. Real flows have far fewer. */
    private static final int MAX_LETTERS = 256;

    private byte[] letters = new byte[8];
    private int length;
    private int seen;

    /** Adds a letter: upper case for the originator, lower case for the responder. */
    void add(char capital, boolean originator) {
        append(originator ? capital : Character.toLowerCase(capital));
    }

    /**
     * Adds a letter unless this method has already added it for this side.
     *
     * @param bit number of the kind of event, below 16
     * @return whether it was already there
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

    /** Adds a letter if the count has just reached a power of ten. */
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
