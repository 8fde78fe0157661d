package io.gruard.detect.alert;

import java.util.List;

/**
 * The distinct values of one property over the detections of an alert.
 *
 * @param commonest the most frequent value; empty if records have none
 * @param different number of distinct values; an upper bound if runs of several attackers and victims were merged, or
 *     if there were more runs than the limit
 * @param sample up to twenty of the values, in order of arrival
 */
public record AddressSpread(String commonest, long different, List<String> sample) {
    public AddressSpread {
        sample = List.copyOf(sample);
        if (different < sample.size()) {
            throw new IllegalArgumentException("expected at most as many values in the sample as in all, found "
                    + sample.size() + " and " + different);
        }
    }

    /** No value. */
    public static final AddressSpread NONE = new AddressSpread("", 0, List.of());

    /** Returns a spread of one value. */
    public static AddressSpread of(String value) {
        return value.isEmpty() ? NONE : new AddressSpread(value, 1, List.of(value));
    }
}
