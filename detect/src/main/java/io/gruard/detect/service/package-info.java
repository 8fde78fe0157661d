/** The detection pipeline, from a source of records to the sinks of alerts. */
@NullMarked
package io.gruard.detect.service;

import org.jspecify.annotations.NullMarked;
