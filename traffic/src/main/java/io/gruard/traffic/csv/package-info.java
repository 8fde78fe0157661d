/** Raw records as lines of CSV, and the mapping of fields to features. */
@NullMarked
package io.gruard.traffic.csv;

import org.jspecify.annotations.NullMarked;
