/**
 * Compares the network engine with its peers: each trains and scores the same network, weights and rows in its own
 * process, alternately round by round.
 */
package io.gruard.bench.engine;
