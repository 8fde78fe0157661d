package io.gruard.traffic.simulate;

import java.util.Locale;

/** The mix of benign sessions. */
public enum TrafficMix {
    /** Web, DNS, mail, shells, file transfer, pings, NTP, MQTT sensors and Modbus controllers of one site. */
    SITE,
    /** Short TCP sessions of small packets between many hosts, for benchmarks of flow assembly. */
    SMALL_PACKETS;

    /** The name on the command line: lower case with hyphens. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
