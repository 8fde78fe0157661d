/**
 * Simulates labelled network traffic: sessions of benign services and attacks on them, interleaved in time. Writes a
 * capture with correct checksums, lengths and sequence numbers, and a table that labels every flow.
 *
 * <p>The same settings give the same bytes. Memory is bounded by the number of sessions open at the same time.
 */
@NullMarked
package io.gruard.traffic.simulate;

import org.jspecify.annotations.NullMarked;
