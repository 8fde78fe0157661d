/** Groups packets into flows as Zeek does. */
@NullMarked
package io.gruard.traffic.flow;

import org.jspecify.annotations.NullMarked;
