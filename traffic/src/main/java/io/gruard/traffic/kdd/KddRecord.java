package io.gruard.traffic.kdd;

import io.gruard.traffic.flow.Flow;

/**
 * One connection with its features.
 *
 * @param flow whose features they are
 * @param protocol {@code tcp}, {@code udp} or {@code icmp}
 * @param service one of KDD's names, see {@link KddService}
 * @param flag one of KDD's eleven
 * @param numbers the numeric features, each at its index in {@link KddFeatures#NAMES}; not a number where a content feature
 *     could not be seen, and at the indices of the three words; shared, not copied
 */
public record KddRecord(Flow flow, String protocol, String service, String flag, double[] numbers) {
    /** The numeric feature at an index of {@link KddFeatures#NAMES}. */
    public double number(int index) {
        return numbers[index];
    }

    /**
     * The word at an index of {@link KddFeatures#NAMES}.
     *
     * @throws IllegalArgumentException if that feature is a number
     */
    public String word(int index) {
        return switch (index) {
            case 1 -> protocol;
            case 2 -> service;
            case 3 -> flag;
            default -> throw new IllegalArgumentException("'" + KddFeatures.NAMES.get(index) + "' is a number");
        };
    }
}
