/**
 * The commands of {@code gruard bench}: each compares a part of gruard with a peer in the same run.
 */
@NullMarked
package io.gruard.bench;

import org.jspecify.annotations.NullMarked;
