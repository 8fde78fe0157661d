/** Decoding of captured packets, from the link layer to TCP, UDP and ICMP, into a view that is used again. */
@NullMarked
package io.gruard.traffic.packet;

import org.jspecify.annotations.NullMarked;
