package io.gruard.detect.alert;

import io.gruard.traffic.source.Subject;
import java.util.Locale;

/** Summarises an alert in one sentence. */
public final class AlertSummary {
    private static final double NANOS_PER_SECOND = 1e9;

    private AlertSummary() {}

    /**
     * Returns the sentence, such as
     * {@code "syn_flood: 423 flows from 423 sources (198.51.100.7, ...) to 10.20.9.10 port 80/TCP within 12.3 s, probability up to 0.998"}.
     */
    public static String of(Alert alert) {
        StringBuilder text = new StringBuilder(alert.label());
        if (alert.isNovel()) {
            text.append(" attack, most like ").append(several(alert.nearest(), "classes"));
        }
        text.append(": ");
        text.append(
                switch (alert.strongest()) {
                    case Subject.FlowSubject flow -> between(alert, "flow");
                    case Subject.PacketSubject packet -> between(alert, "packet");
                    case Subject.FrameSubject frame ->
                        counted(alert.detections(), "CAN frame") + " with " + several(alert.victims(), "identifiers");
                    case Subject.RowSubject row -> counted(alert.detections(), "row") + " of " + row.source();
                });
        double seconds = Math.max(0, alert.lastNanos() - alert.firstNanos()) / NANOS_PER_SECOND;
        String measure = alert.isNovel() ? "novelty" : "probability";
        text.append(String.format(Locale.ROOT, " within %.1f s, %s up to %.3f", seconds, measure, alert.highest()));
        return text.toString();
    }

    private static String between(Alert alert, String what) {
        StringBuilder text = new StringBuilder(counted(alert.detections(), what));
        text.append(" from ").append(several(alert.attackers(), "sources"));
        text.append(" to ").append(several(alert.victims(), "targets"));
        if (alert.ports().different() > 0) {
            text.append(alert.ports().different() == 1 ? " port " : " ");
            text.append(several(alert.ports(), "ports"));
        }
        if (alert.protocols().different() > 0) {
            text.append(alert.ports().different() > 0 ? "/" : " ")
                    .append(alert.protocols().commonest());
        }
        return text.toString();
    }

    private static String counted(long count, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", count, what, count == 1 ? "" : "s");
    }

    private static String several(AddressSpread spread, String what) {
        return spread.different() == 1
                ? spread.commonest()
                : String.format(Locale.ROOT, "%,d %s (%s, ...)", spread.different(), what, spread.commonest());
    }
}
