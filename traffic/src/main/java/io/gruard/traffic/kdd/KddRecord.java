package io.gruard.traffic.kdd;

import io.gruard.traffic.flow.Flow;

/**
 * A connection with its features.
 *
 * @param flow the connection
 * @param protocol {@code tcp}, {@code udp} or {@code icmp}
 * @param service one of KDD's names, see {@link KddService}
 * @param flag one of KDD's eleven flags
 * @param numbers the numeric features, each at its index in {@link KddFeatures#NAMES}. NaN for content features that
 *     could not be determined and at the indices of the three categorical features. Shared, not copied
 */
public record KddRecord(Flow flow, String protocol, String service, String flag, double[] numbers) {
    /** The numeric feature at an index of {@link KddFeatures#NAMES}. */
    public double number(int index) {
        return numbers[index];
    }

    /**
     * The category at an index of {@link KddFeatures#NAMES}.
     *
     * @throws IllegalArgumentException if that feature is numeric
     */
    public String category(int index) {
        return switch (index) {
            case 1 -> protocol;
            case 2 -> service;
            case 3 -> flag;
            default ->
                throw new IllegalArgumentException(
                        "'" + KddFeatures.NAMES.get(index) + "' is numeric, not categorical");
        };
    }
}
