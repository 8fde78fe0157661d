/** Labels of captures: which packet of a capture belongs to which class, by number, by rules or all alike. */
@NullMarked
package io.gruard.traffic.label;

import org.jspecify.annotations.NullMarked;
