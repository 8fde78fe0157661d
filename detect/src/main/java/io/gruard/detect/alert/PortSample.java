package io.gruard.detect.alert;

import java.util.BitSet;

/** Counts ports: the first few with their frequencies, and the exact number of distinct ports. */
final class PortSample {
    private final ValueCounts sample = new ValueCounts();
    private final BitSet seen = new BitSet();

    void add(int port) {
        sample.add(Integer.toString(port));
        seen.set(port);
    }

    void addAll(PortSample other) {
        sample.addAll(other.sample);
        seen.or(other.seen);
    }

    AddressSpread spread() {
        return sample.spread(seen.cardinality());
    }
}
