/** Flows: packets of one connection, put together as Zeek puts them together. */
@NullMarked
package io.gruard.traffic.flow;

import org.jspecify.annotations.NullMarked;
