/**
 * gruard's networks as other libraries compute them. The tests hold the engine against these, and the benchmarks race the same code, so
 * that what is compared for speed is proven to be the same network.
 */
@NullMarked
package io.gruard.bench.peers;

import org.jspecify.annotations.NullMarked;
