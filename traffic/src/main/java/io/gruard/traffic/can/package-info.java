/** CAN frames as candump logs them. */
@NullMarked
package io.gruard.traffic.can;

import org.jspecify.annotations.NullMarked;
