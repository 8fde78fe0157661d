/** What a data set is: its files, columns, labels, tasks and official parts, as a YAML descriptor states them. */
@NullMarked
package io.gruard.datasets.descriptor;

import org.jspecify.annotations.NullMarked;
