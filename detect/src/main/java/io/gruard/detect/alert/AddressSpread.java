package io.gruard.detect.alert;

import java.util.List;

/**
 * The different values that one property takes over the detections of an alert.
 *
 * @param commonest the one that came most often; empty if records have none
 * @param different how many there are; a bound from above where runs of several attackers and several victims were put
 *     together, or more runs came than are held
 * @param sample up to twenty of them, in the order in which they came
 */
public record AddressSpread(String commonest, long different, List<String> sample) {
    public AddressSpread {
        sample = List.copyOf(sample);
        if (different < sample.size()) {
            throw new IllegalArgumentException(
                    "found a sample of " + sample.size() + " of " + different + " different values");
        }
    }

    /** Nothing at all. */
    public static final AddressSpread NONE = new AddressSpread("", 0, List.of());

    /** One value. */
    public static AddressSpread of(String value) {
        return value.isEmpty() ? NONE : new AddressSpread(value, 1, List.of(value));
    }
}
