/** Shows the progress of long work on the terminal. */
@NullMarked
package io.gruard.cli.progress;

import org.jspecify.annotations.NullMarked;
