/**
 * The command line: commands parse options, call one method of a library and print its result.
 */
@NullMarked
package io.gruard.cli;

import org.jspecify.annotations.NullMarked;
