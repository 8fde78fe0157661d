/** Sources of records: packets, CAN frames and tables. Each is a stream of observations in bounded memory. */
@NullMarked
package io.gruard.traffic.source;

import org.jspecify.annotations.NullMarked;
