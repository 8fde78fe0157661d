package io.gruard.traffic.kdd;

import io.gruard.traffic.IpAddress;

/** What the windows remember of a connection. */
record WindowEntry(IpAddress host, KddService service, int sourcePort, KddFlag.Fault error, long nanos) {}
