/** Descriptors of data sets in YAML: files, columns, labels, tasks and official split. */
@NullMarked
package io.gruard.datasets.descriptor;

import org.jspecify.annotations.NullMarked;
