package io.gruard.detect.alert;

import java.util.BitSet;

/** Ports: the first few and how often each came, and exactly how many different ones there were. */
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
