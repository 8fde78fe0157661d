/**
 * The connection features of KDD Cup 99 and NSL-KDD, computed from flows. The published rows obey these definitions.
 *
 * <p>docs/KDD-FEATURES.md states each definition with the percentage of rows that it explains.
 */
@NullMarked
package io.gruard.traffic.kdd;

import org.jspecify.annotations.NullMarked;
