/** Sinks of alerts: files, databases, syslog, webhooks and Kafka, with queues and retries. */
@NullMarked
package io.gruard.detect.sink;

import org.jspecify.annotations.NullMarked;
