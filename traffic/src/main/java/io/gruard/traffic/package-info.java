/** From packets, Zeek logs and CAN frames to flows and records. */
@NullMarked
package io.gruard.traffic;

import org.jspecify.annotations.NullMarked;
