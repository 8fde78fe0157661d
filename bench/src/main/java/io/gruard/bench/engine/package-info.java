/**
 * The network engine against its peers: the same network, weights and rows trained and scored by each in a process of its own, in
 * turn, round by round.
 */
package io.gruard.bench.engine;
