package io.gruard.cli.demo;

import io.gruard.core.NumberText;
import io.gruard.detect.Contribution;
import io.gruard.detect.Detection;
import io.gruard.detect.alert.AddressSpread;
import io.gruard.detect.alert.Alert;
import io.gruard.traffic.simulate.TrafficLabel;
import io.gruard.training.metric.AttackRates;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Names, numbers and alerts as plain text for a person. */
public final class DemoText {
    private static final int REASONS = 3;

    /** Describes a feature's value; {@code %s} is the value, {@code %p} the value as a percentage. */
    private static final Map<String, String> FEATURES = Map.ofEntries(
            Map.entry("duration", "lasted %s s"),
            Map.entry("protocol_type", "over %s"),
            Map.entry("service", "service %s"),
            Map.entry("src_bytes", "%s bytes sent"),
            Map.entry("dst_bytes", "%s bytes received"),
            Map.entry("land", "source and destination are the same"),
            Map.entry("wrong_fragment", "%s wrong fragments"),
            Map.entry("urgent", "%s urgent packets"),
            Map.entry("count", "%s connections to the host in 2 s"),
            Map.entry("srv_count", "%s connections to the service in 2 s"),
            Map.entry("serror_rate", "%p of the host's connections in 2 s unanswered or not closed"),
            Map.entry("srv_serror_rate", "%p of the service's connections in 2 s unanswered or not closed"),
            Map.entry("rerror_rate", "%p of the host's connections in 2 s refused or reset"),
            Map.entry("srv_rerror_rate", "%p of the service's connections in 2 s refused or reset"),
            Map.entry("same_srv_rate", "%p of the host's connections in 2 s to the same service"),
            Map.entry("diff_srv_rate", "%p of the host's connections in 2 s to different services"),
            Map.entry("srv_diff_host_rate", "%p of the service's connections in 2 s to different hosts"),
            Map.entry("dst_host_count", "%s of the last 255 connections to the host"),
            Map.entry("dst_host_srv_count", "%s of the last 255 connections to the service"),
            Map.entry("dst_host_same_srv_rate", "%p of the host's last connections to the same service"),
            Map.entry("dst_host_diff_srv_rate", "%p of the host's last connections to different services"),
            Map.entry("dst_host_same_src_port_rate", "%p of the host's last connections from the same port"),
            Map.entry("dst_host_srv_diff_host_rate", "%p of the service's last connections to different hosts"),
            Map.entry("dst_host_serror_rate", "%p of the host's last connections unanswered or not closed"),
            Map.entry("dst_host_srv_serror_rate", "%p of the service's last connections unanswered or not closed"),
            Map.entry("dst_host_rerror_rate", "%p of the host's last connections refused or reset"),
            Map.entry("dst_host_srv_rerror_rate", "%p of the service's last connections refused or reset"));

    private static final Map<String, String> FLAGS = Map.of(
            "S0", "no answer",
            "S1", "answered, never closed",
            "SF", "completed",
            "SH", "closed without an answer",
            "REJ", "refused",
            "RSTO", "reset by the client",
            "RSTR", "reset by the server");

    private DemoText() {}

    /** Returns the name of a kind of traffic. */
    public static String kind(TrafficLabel label) {
        return switch (label) {
            case NORMAL -> "Benign";
            case SYN_FLOOD -> "SYN flood";
            case UDP_FLOOD -> "UDP flood";
            case ICMP_FLOOD -> "Ping flood";
            case SLOW_HTTP -> "Slow HTTP requests";
            case PORT_SCAN -> "Port scan";
            case VERSION_SCAN -> "Scan of service versions";
            case HOST_SWEEP -> "Sweep over hosts";
            case SSH_GUESSING -> "Password guessing, SSH";
            case FTP_GUESSING -> "Password guessing, FTP";
        };
    }

    /** Returns the name of a class; a novel attack's class is not a kind of traffic. */
    public static String kind(String label) {
        return label.equals(Detection.UNKNOWN) ? "Novel attack" : kind(TrafficLabel.of(label));
    }

    /** Formats a fraction as a percentage with two digits after the point. */
    public static String percent(double fraction) {
        return NumberText.percent(fraction);
    }

    /** Formats the ends of an interval of a rate. */
    static String range(AttackRates.RateInterval interval) {
        return Double.isNaN(interval.low())
                ? ""
                : String.format(Locale.ROOT, "%.1f–%.1f%%", 100 * interval.low(), 100 * interval.high());
    }

    static String count(long value) {
        return NumberText.count(value);
    }

    /** Formats a duration, such as {@code 10 minutes} or {@code 200 seconds}. */
    static String duration(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds % 60 != 0 || seconds == 0) {
            return seconds + " seconds";
        }
        return seconds == 60 ? "1 minute" : seconds / 60 + " minutes";
    }

    /** Describes an alert in one sentence: class, source, target and number of connections. */
    public static String sentence(Alert alert) {
        double seconds = Math.max(0, alert.lastNanos() - alert.firstNanos()) / 1e9;
        String nearest = alert.isNovel()
                ? ", most like " + kind(alert.nearest().commonest()).toLowerCase(Locale.ROOT)
                : "";
        return "%s%s: %s to %s, %s connection%s in %.0f s"
                .formatted(
                        kind(alert.label()),
                        nearest,
                        several(alert.attackers(), "sources"),
                        target(alert),
                        count(alert.detections()),
                        alert.detections() == 1 ? "" : "s",
                        seconds);
    }

    private static String target(Alert alert) {
        String host = several(alert.victims(), "hosts");
        return switch ((int) Math.min(2, alert.ports().different())) {
            case 0 -> host;
            case 1 -> host + ", port " + alert.ports().commonest();
            default -> host + ", " + count(alert.ports().different()) + " ports";
        };
    }

    private static String several(AddressSpread spread, String what) {
        return spread.different() == 1
                ? spread.commonest()
                : String.format(Locale.ROOT, "%,d %s", spread.different(), what);
    }

    /** Lists the strongest reasons of an alert. */
    static String reasons(Alert alert) {
        List<Contribution> reasons = alert.reasons();
        return reasons.stream().limit(REASONS).map(DemoText::reason).collect(Collectors.joining("; "));
    }

    private static String reason(Contribution reason) {
        if (reason.feature().equals("flag")) {
            return FLAGS.getOrDefault(reason.value(), "connection state " + reason.value());
        }
        String form = FEATURES.get(reason.feature());
        if (form == null) {
            return reason.feature() + " = " + reason.value();
        }
        if (form.contains("%p")) {
            return form.replace("%p", share(reason.value()));
        }
        String counted = reason.value().equals("1") ? form.replace("%s connections", "%s connection") : form;
        return counted.replace("%s", reason.value());
    }

    private static String share(String value) {
        return Math.round(100 * Double.parseDouble(value)) + "%";
    }

    /** Returns the severity's name; 1 is the highest. */
    static String severity(int severity) {
        List<String> words = Arrays.asList("critical", "high", "medium", "low");
        return words.get(Math.max(1, Math.min(words.size(), severity)) - 1);
    }
}
