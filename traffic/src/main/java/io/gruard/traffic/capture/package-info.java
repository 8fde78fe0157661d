/** Streams of packets from pcap and pcapng captures: files, growing files, pipes and live interfaces. */
@NullMarked
package io.gruard.traffic.capture;

import org.jspecify.annotations.NullMarked;
