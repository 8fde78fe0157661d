/** CAN frames from the logs of candump. */
@NullMarked
package io.gruard.traffic.can;

import org.jspecify.annotations.NullMarked;
