/** Raw records as lines of CSV: which field is which feature, and files classified as they stream by. */
@NullMarked
package io.gruard.traffic.csv;

import org.jspecify.annotations.NullMarked;
