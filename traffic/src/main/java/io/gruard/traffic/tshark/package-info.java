/** Packets as Wireshark's {@code tshark} dissects them, with the fields that Edge-IIoTset is made of. */
@NullMarked
package io.gruard.traffic.tshark;

import org.jspecify.annotations.NullMarked;
