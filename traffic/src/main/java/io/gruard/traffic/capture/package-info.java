/** Captures as streams of packets: pcap and pcapng, from files, growing files, pipes and live interfaces. */
@NullMarked
package io.gruard.traffic.capture;

import org.jspecify.annotations.NullMarked;
