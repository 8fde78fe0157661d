package io.gruard.datasets.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The distinct texts of a column. Looks them up by their characters, without a string for each cell. Uses open
 * addressing.
 */
final class Dictionary {
    private final List<String> dictionary = new ArrayList<>();
    private int[] slots = new int[64];

    Dictionary() {
        Arrays.fill(slots, -1);
    }

    /** The code of the text in {@code text[from, to)}. A new text gets the next code. */
    int code(char[] text, int from, int to) {
        int slot = slot(hash(text, from, to));
        while (slots[slot] >= 0) {
            if (matches(dictionary.get(slots[slot]), text, from, to)) {
                return slots[slot];
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        int code = dictionary.size();
        dictionary.add(new String(text, from, to - from));
        slots[slot] = code;
        if (dictionary.size() * 2 > slots.length) {
            grow();
        }
        return code;
    }

    String word(int code) {
        return dictionary.get(code);
    }

    List<String> dictionary() {
        return dictionary;
    }

    private void grow() {
        slots = new int[slots.length * 2];
        Arrays.fill(slots, -1);
        for (int code = 0; code < dictionary.size(); code++) {
            char[] word = dictionary.get(code).toCharArray();
            int slot = slot(hash(word, 0, word.length));
            while (slots[slot] >= 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = code;
        }
    }

    private int slot(int hash) {
        return (hash ^ (hash >>> 16)) & (slots.length - 1);
    }

    private static int hash(char[] text, int from, int to) {
        int hash = 0;
        for (int at = from; at < to; at++) {
            hash = 31 * hash + text[at];
        }
        return hash;
    }

    private static boolean matches(String word, char[] text, int from, int to) {
        if (word.length() != to - from) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) != text[from + i]) {
                return false;
            }
        }
        return true;
    }
}
