/** Packets dissected by Wireshark's {@code tshark}, with the fields of Edge-IIoTset. */
@NullMarked
package io.gruard.traffic.tshark;

import org.jspecify.annotations.NullMarked;
