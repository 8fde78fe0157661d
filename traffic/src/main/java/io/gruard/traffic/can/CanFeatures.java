package io.gruard.traffic.can;

import io.gruard.core.Feature;
import io.gruard.core.Schema;
import java.util.ArrayList;
import java.util.List;

/**
 * Features of a CAN frame as in CICIoV2024: {@code ID}, and {@code DATA_0} to {@code DATA_7}. Bytes after the end of a
 * shorter frame are 0. The published files confirm this: they have no empty cells, and for 50 of their 72 benign
 * identifiers the last bytes are always 0.
 */
public final class CanFeatures {
    /** Number of data bytes that are features. Of a longer CAN FD frame, the first bytes are used. */
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

    /** Whether a frame has these features. Classic and FD data frames do; remote and error frames carry no data. */
    public static boolean availableFor(CanFrame frame) {
        return switch (frame.kind()) {
            case DATA, FD -> true;
            case REMOTE, ERROR -> false;
        };
    }

    /**
     * A feature by name.
     *
     * @throws IllegalArgumentException if there is no such feature
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
