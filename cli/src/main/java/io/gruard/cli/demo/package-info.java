/**
 * The whole way on simulated traffic: simulate, train, test on later traffic, detect in fresh traffic, and one page that shows
 * the results. Nothing here prints or knows an option.
 */
@NullMarked
package io.gruard.cli.demo;

import org.jspecify.annotations.NullMarked;
