package io.gruard.traffic.simulate;

import java.util.Locale;

/** Which sessions make up the ordinary part of the traffic. */
public enum TrafficMix {
    /** Web, names, mail, shells, file transfer, pings, time, MQTT sensors and Modbus controllers of one site. */
    SITE,
    /** Short TCP sessions of small packets between very many hosts: for benchmarks of flow assembly. */
    SMALL_PACKETS;

    /** The name on a command line: lower case with hyphens. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
