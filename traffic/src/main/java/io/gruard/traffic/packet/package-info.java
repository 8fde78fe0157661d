/** Decodes captured packets, from the link layer to TCP, UDP and ICMP, into a reused view. */
@NullMarked
package io.gruard.traffic.packet;

import org.jspecify.annotations.NullMarked;
