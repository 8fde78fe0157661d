/** Drafts descriptors for files by inspecting their cells. */
@NullMarked
package io.gruard.datasets.describe;

import org.jspecify.annotations.NullMarked;
