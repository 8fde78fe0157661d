/**
 * gruard's networks as other libraries compute them. Tests compare the engine with them, and benchmarks time the same
 * code. So the speed comparison is of networks that are proven equal.
 */
@NullMarked
package io.gruard.bench.peers;

import org.jspecify.annotations.NullMarked;
