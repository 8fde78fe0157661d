/** The comparison {@code gruard bench traffic}: packets to flows, compared with tshark and NFStream. */
@NullMarked
package io.gruard.bench.traffic;

import org.jspecify.annotations.NullMarked;
