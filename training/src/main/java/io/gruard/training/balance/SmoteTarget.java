package io.gruard.training.balance;

import io.gruard.core.Classes;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** How many rows each class shall have. */
public sealed interface SmoteTarget {
    /**
     * The rows wanted of each class, at least as many as it has.
     *
     * @param counts the rows each has
     */
    int[] expected(Classes classes, int[] counts);

    /** Every class up to a fraction, above 0 and up to 1, of the largest. */
    record OfLargest(double fraction) implements SmoteTarget {
        public OfLargest {
            if (!(fraction > 0 && fraction <= 1)) {
                throw new IllegalArgumentException(
                        "balance: the fraction of the largest class must be above 0 and at most 1, found " + fraction);
            }
        }

        @Override
        public int[] expected(Classes classes, int[] counts) {
            int largest = 0;
            for (int count : counts) {
                largest = Math.max(largest, count);
            }
            int[] expected = counts.clone();
            for (int c = 0; c < counts.length; c++) {
                // A class without a row has nothing to grow from.
                if (counts[c] > 0) {
                    expected[c] = Math.max(counts[c], (int) Math.round(fraction * largest));
                }
            }
            return expected;
        }
    }

    /** The classes named up to so many rows, the others as they are. */
    record ByClass(Map<String, Integer> rows) implements SmoteTarget {
        public ByClass {
            rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
        }

        @Override
        public int[] expected(Classes classes, int[] counts) {
            int[] expected = counts.clone();
            rows.forEach((name, target) -> {
                int index = classes.indexOf(name);
                if (index < 0) {
                    throw new IllegalArgumentException(
                            "balance: found class '" + name + "', expected some of " + classes.names());
                }
                if (target < counts[index]) {
                    throw new IllegalArgumentException("balance: class '" + name + "' has " + counts[index]
                            + " rows already, found a target of " + target);
                }
                expected[index] = target;
            });
            return expected;
        }
    }
}
