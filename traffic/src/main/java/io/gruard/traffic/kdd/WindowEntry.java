package io.gruard.traffic.kdd;

import io.gruard.traffic.IpAddress;

/** The data of a connection that the windows keep. */
record WindowEntry(IpAddress host, KddService service, int sourcePort, KddFlag.Fault error, long nanos) {}
