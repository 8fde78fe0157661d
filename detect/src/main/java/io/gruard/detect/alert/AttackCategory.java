package io.gruard.detect.alert;

import io.gruard.detect.Detection;
import java.util.Locale;

/**
 * Maps classes to the categories of {@code classification.config}, which Suricata and Snort share and dashboards group
 * by. A class without a matching category keeps its own name.
 */
final class AttackCategory {
    private AttackCategory() {}

    static String of(String label) {
        String lower = label.toLowerCase(Locale.ROOT);
        if (lower.equals("u2r")) {
            return "Attempted Administrator Privilege Gain";
        }
        if (lower.equals("r2l") || lower.endsWith("guessing")) {
            return "Attempted User Privilege Gain";
        }
        if (lower.equals("probe") || lower.endsWith("scan") || lower.endsWith("sweep")) {
            return "Detection of a Network Scan";
        }
        if (lower.equals(Detection.UNKNOWN)) {
            return "Unknown Traffic";
        }
        return lower.startsWith("dos")
                        || lower.startsWith("ddos")
                        || lower.endsWith("flood")
                        || lower.startsWith("slow_")
                ? "Attempted Denial of Service"
                : label;
    }
}
