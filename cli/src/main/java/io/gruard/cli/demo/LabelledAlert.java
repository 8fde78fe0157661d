package io.gruard.cli.demo;

import io.gruard.detect.alert.Alert;
import io.gruard.traffic.simulate.TrafficLabel;

/**
 * An alert with the truth of the detections that it was made of.
 *
 * @param attackShare share of its detections that are connections of an attack
 * @param mostly what most of its detections are
 */
public record LabelledAlert(Alert alert, double attackShare, TrafficLabel mostly) {
    /** Whether most of it is an attack. */
    public boolean justified() {
        return mostly != TrafficLabel.NORMAL;
    }
}
