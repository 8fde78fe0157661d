/**
 * The connection features of KDD Cup 99 and NSL-KDD, computed from flows by the definitions that the published rows obey.
 *
 * <p>docs/KDD-FEATURES.md states each definition with the share of rows that it explains.
 */
@NullMarked
package io.gruard.traffic.kdd;

import org.jspecify.annotations.NullMarked;
