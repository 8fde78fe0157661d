/** From detections to alerts: grouping of similar detections, severities, budgets and EVE lines. */
@NullMarked
package io.gruard.detect.alert;

import org.jspecify.annotations.NullMarked;
