package io.gruard.cli.demo;

import io.gruard.detect.alert.Alert;
import io.gruard.traffic.simulate.TrafficLabel;

/**
 * An alert with the true labels of its detections.
 *
 * @param attackShare share of its detections that are connections of an attack
 * @param mostly the most frequent label of its detections
 */
public record LabelledAlert(Alert alert, double attackShare, TrafficLabel mostly) {
    /** Returns whether most of its detections are attacks. */
    public boolean justified() {
        return mostly != TrafficLabel.NORMAL;
    }
}
