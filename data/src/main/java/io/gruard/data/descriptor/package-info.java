/** What a data set is: its files, columns, labels, tasks and official parts, as a YAML descriptor states them. */
@NullMarked
package io.gruard.data.descriptor;

import org.jspecify.annotations.NullMarked;
