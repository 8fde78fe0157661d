/** Where records come from: packets, CAN frames, tables; each a stream of observations in bounded memory. */
@NullMarked
package io.gruard.traffic.source;

import org.jspecify.annotations.NullMarked;
