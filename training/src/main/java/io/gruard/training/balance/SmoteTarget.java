package io.gruard.training.balance;

import io.gruard.core.Classes;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Target number of rows of each class. */
public sealed interface SmoteTarget {
    /**
     * Returns the target number of rows of each class, at least its current number.
     *
     * @param counts current number of rows of each class
     */
    int[] expected(Classes classes, int[] counts);

    /** Grows every class to a fraction of the largest, above 0 and at most 1. */
    record OfLargest(double fraction) implements SmoteTarget {
        public OfLargest {
            if (!(fraction > 0 && fraction <= 1)) {
                throw new IllegalArgumentException(
                        "balance: expected a fraction of the largest class above 0 and at most 1, found " + fraction);
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
                // A class without rows cannot grow.
                if (counts[c] > 0) {
                    expected[c] = Math.max(counts[c], (int) Math.round(fraction * largest));
                }
            }
            return expected;
        }
    }

    /** Grows these classes to these numbers of rows and leaves the others unchanged. */
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
                            "balance: expected classes of " + classes.names() + ", found '" + name + "'");
                }
                if (target < counts[index]) {
                    throw new IllegalArgumentException("balance: class '" + name + "': expected a target of at least "
                            + counts[index] + " rows, its current number, found " + target);
                }
                expected[index] = target;
            });
            return expected;
        }
    }
}
