package io.gruard.traffic.can;

import io.gruard.core.Feature;
import io.gruard.core.Schema;
import java.util.ArrayList;
import java.util.List;

/**
 * CICIoV2024's features of a CAN frame: {@code ID}, and {@code DATA_0} to {@code DATA_7} of which those behind the end of a
 * shorter frame are 0. (The published files have no empty cell, and 50 of their 72 benign identifiers never carry anything
 * but 0 in their last bytes.)
 */
public final class CanFeatures {
    /** Bytes of data that are features; of a longer frame of CAN FD the first ones. */
    public static final int DATA_BYTES = 8;

    private static final String ID = "ID";
    private static final String DATA = "DATA_";

    private CanFeatures() {}

    /** The nine features, in the order of the published files. */
    public static Schema schema() {
        List<Feature> features = new ArrayList<>(List.of(new Feature.Numeric(ID)));
        for (int i = 0; i < DATA_BYTES; i++) {
            features.add(new Feature.Numeric(DATA + i));
        }
        return new Schema(features);
    }

    /** Whether a frame has these features: data frames do, classic and FD; remote and error frames carry no data. */
    public static boolean given(CanFrame frame) {
        return switch (frame.kind()) {
            case DATA, FD -> true;
            case REMOTE, ERROR -> false;
        };
    }

    /**
     * A feature by name.
     *
     * @throws IllegalArgumentException if it is none of the nine
     */
    public static double number(CanFrame frame, String feature) {
        if (feature.equals(ID)) {
            return frame.identifier();
        }
        int at = feature.length() == DATA.length() + 1 && feature.startsWith(DATA)
                ? feature.charAt(DATA.length()) - '0'
                : -1;
        if (at < 0 || at >= DATA_BYTES) {
            throw new IllegalArgumentException("a CAN frame has no feature '" + feature + "'");
        }
        return at < frame.data().length ? frame.data()[at] & 0xff : 0;
    }
}
