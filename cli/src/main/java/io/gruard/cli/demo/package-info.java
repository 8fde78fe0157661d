/**
 * A demonstration on simulated traffic: simulates, trains, tests on later traffic, detects in fresh traffic, and writes
 * one page with the results. Nothing here prints or knows an option.
 */
@NullMarked
package io.gruard.cli.demo;

import org.jspecify.annotations.NullMarked;
