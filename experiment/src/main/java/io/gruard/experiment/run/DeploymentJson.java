package io.gruard.experiment.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gruard.training.metric.AlertForecast;
import io.gruard.training.metric.AttackRates;
import io.gruard.training.metric.BaseRateFigures;
import io.gruard.training.metric.ColumnRates;
import io.gruard.training.metric.DeploymentFigures;
import io.gruard.training.metric.DetectorFigures;
import io.gruard.training.metric.TestPeriod;
import io.gruard.training.metric.TimeFigures;
import io.gruard.training.rule.DetectionCounts;

/** The object {@code deployment} of an evaluation in {@code metrics.json}. A rate without rows to divide by is null. */
final class DeploymentJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private DeploymentJson() {}

    static ObjectNode of(DeploymentFigures figures) {
        ObjectNode node = JSON.objectNode().put("minutes_per_alert", figures.minutesPerAlert());
        TestPeriod period = figures.period();
        if (period == null) {
            node.putNull("period");
        } else {
            node.putObject("period")
                    .put("from", period.from())
                    .put("to", period.to())
                    .put("days", period.days())
                    .put("bin_seconds", period.binSeconds());
        }
        ArrayNode detectors = node.putArray("detectors");
        for (DetectorFigures detector : figures.detectors()) {
            ObjectNode one = detector(detector);
            if (detector.training() != null) {
                one.put("reaches_model", figures.reachesModel(detector));
            }
            detectors.add(one);
        }
        return node;
    }

    private static ObjectNode detector(DetectorFigures detector) {
        ObjectNode node = JSON.objectNode().put("name", detector.name());
        DetectionCounts training = detector.training();
        if (training != null) {
            node.put("rule", detector.rule());
            node.set("training", counts(training));
        }
        node.setAll(counts(detector.counts()));
        node.set("false_positive_rate_interval", interval(detector.rates().falsePositiveRate()));
        node.set("detection_rate_interval", interval(detector.rates().detectionRate()));
        ArrayNode baseRates = node.putArray("base_rates");
        detector.baseRates().forEach(rate -> baseRates.add(baseRate(rate)));
        TimeFigures time = detector.time();
        if (time == null) {
            node.putNull("time");
        } else {
            node.set("time", time(time));
        }
        ArrayNode columns = node.putArray("by_column");
        detector.columns().forEach(column -> columns.add(column(column)));
        return node;
    }

    private static ObjectNode counts(DetectionCounts counts) {
        ObjectNode node = JSON.objectNode()
                .put("benign", counts.benign())
                .put("false_positives", counts.falsePositives())
                .put("attacks", counts.attacks())
                .put("detected", counts.found());
        put(node, "false_positive_rate", counts.benign() == 0 ? Double.NaN : counts.falsePositiveRate());
        put(node, "detection_rate", counts.attacks() == 0 ? Double.NaN : counts.detectionRate());
        return node;
    }

    private static ObjectNode interval(AttackRates.RateInterval interval) {
        ObjectNode node = JSON.objectNode();
        put(node, "low", interval.low());
        put(node, "high", interval.high());
        return node;
    }

    private static ObjectNode baseRate(BaseRateFigures figures) {
        ObjectNode node = JSON.objectNode().put("base_rate", figures.baseRate());
        put(node, "precision", figures.precision());
        put(node, "precision_low", figures.lowPrecision());
        put(node, "minutes_per_true_alert", figures.minutes());
        put(node, "minutes_per_true_alert_high", figures.maxMinutes());
        return node;
    }

    private static ObjectNode time(TimeFigures time) {
        ObjectNode node = JSON.objectNode();
        put(node, "alerts_per_day", time.alertsPerDay());
        put(node, "false_alerts_per_day", time.falseAlertsPerDay());
        ObjectNode area = node.putObject("area_under_time");
        put(area, "detection_rate", time.detectionArea());
        put(area, "false_positive_rate", time.falsePositiveArea());
        AlertForecast forecast = time.forecast();
        if (forecast == null) {
            node.putNull("forecast");
        } else {
            node.putObject("forecast")
                    .put("first_day", forecast.firstDay())
                    .put("hours", forecast.hours())
                    .put("expected", forecast.expected())
                    .put("low", forecast.low())
                    .put("high", forecast.high())
                    .put("actual", forecast.actual())
                    .put("within_interval", forecast.holds());
        }
        area.put("min_rows_of_bin", TimeFigures.MIN_ROWS);
        ArrayNode bins = node.putArray("bins");
        for (TimeFigures.TimeBin bin : time.bins()) {
            ObjectNode one = JSON.objectNode().put("from", bin.from());
            one.setAll(counts(bin.counts()));
            bins.add(one);
        }
        return node;
    }

    private static ObjectNode column(ColumnRates rates) {
        ObjectNode node = JSON.objectNode().put("column", rates.column());
        put(node, "mean_detection_rate", rates.meanDetectionRate());
        DetectionCounts without = rates.withoutCommonest();
        node.put("commonest_of_attacks", rates.commonestOfAttacks());
        put(node, "detection_rate_without_commonest", without.attacks() == 0 ? Double.NaN : without.detectionRate());
        ArrayNode values = node.putArray("values");
        for (ColumnRates.ValueRates value : rates.values()) {
            ObjectNode one = JSON.objectNode().put("value", value.value());
            one.setAll(counts(value.counts()));
            values.add(one);
        }
        return node;
    }

    /** JSON has no "not a number". */
    private static void put(ObjectNode node, String key, double value) {
        if (Double.isFinite(value)) {
            node.put(key, value);
        } else {
            node.putNull(key);
        }
    }
}
