/** From detections to alerts worth a person's time: runs of alike detections, severities, suppression, EVE. */
@NullMarked
package io.gruard.detect.alert;

import org.jspecify.annotations.NullMarked;
