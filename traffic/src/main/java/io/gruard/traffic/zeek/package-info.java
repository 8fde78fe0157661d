/** Zeek's conn.log, read and written. */
@NullMarked
package io.gruard.traffic.zeek;

import org.jspecify.annotations.NullMarked;
