/**
 * Labelled network traffic out of nothing: sessions of ordinary services and attacks on them, interleaved in time and
 * written as a capture file with right checksums, lengths and sequence numbers, and a table that labels every flow.
 *
 * <p>The same settings give the same bytes. Memory is bounded by the number of sessions open at one time.
 */
@NullMarked
package io.gruard.traffic.simulate;

import org.jspecify.annotations.NullMarked;
