/** Reads and writes Zeek's conn.log. */
@NullMarked
package io.gruard.traffic.zeek;

import org.jspecify.annotations.NullMarked;
