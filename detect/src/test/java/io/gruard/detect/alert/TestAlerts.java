package io.gruard.detect.alert;

import io.gruard.detect.Contribution;
import io.gruard.detect.TestModels;
import java.util.List;
import java.util.Optional;

/** Creates alerts for tests. */
public final class TestAlerts {
    private TestAlerts() {}

    /** Creates an alert that differs from others by its number of detections. */
    public static Alert alert(long detections) {
        return new Alert(
                "sensor-1",
                "DoS",
                2,
                1_700_000_000_000_001_000L,
                1_700_000_002_000_001_000L,
                detections,
                0.9,
                0.8,
                TestModels.observation(1_700_000_000, "10.0.0.1", "10.0.0.2", 1).subject(),
                AddressSpread.NONE,
                AddressSpread.of("10.0.0.1"),
                AddressSpread.of("10.0.0.2"),
                AddressSpread.of("40000"),
                AddressSpread.of("80"),
                AddressSpread.of("TCP"),
                AddressSpread.of("1:abc="),
                List.of(new Contribution("rate", "1", 0.5f)),
                Optional.empty());
    }
}
