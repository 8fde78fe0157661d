package io.gruard.cli.demo;

import io.gruard.experiment.report.Html;
import io.gruard.traffic.simulate.TrafficLabel;
import io.gruard.training.metric.AttackRates;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Writes the page of a demonstration: question, answer, comparison, results by kind, alerts; styles and drawings
 * inside.
 */
final class DemoPage {
    private static final int SHOWN_ALERTS = 40;

    private final DemoResult result;
    private final StringBuilder html = new StringBuilder();

    private DemoPage(DemoResult result) {
        this.result = result;
    }

    static String html(DemoResult result) throws IOException {
        DemoPage page = new DemoPage(result);
        page.head();
        page.answer();
        page.comparison();
        page.kinds();
        page.html.append(Timeline.html(result.moments()));
        page.alerts();
        page.method();
        return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<title>gruard demo</title>\n<style>\n" + styles() + "</style></head>\n<body>\n" + page.html
                + "</body></html>\n";
    }

    private static String styles() throws IOException {
        try (InputStream in = DemoPage.class.getResourceAsStream("demo.css")) {
            if (in == null) {
                throw new IllegalStateException("demo.css is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void head() {
        html.append("<header><p class=\"mark\">gruard demo</p>\n"
                + "<h1>Does a network trained on one site's traffic find attacks in another's, with few"
                + " false alarms?</h1>\n");
        html.append("<p class=\"lead\">A CNN-BiGRU with attention learns from ")
                .append(DemoText.count(result.earlier()))
                .append(" simulated connections, and then reads ")
                .append(DemoText.count(connections()))
                .append(" connections of traffic that it has never seen. Simulation seeds: ")
                .append(result.settings().seed())
                .append(" and ")
                .append(result.settings().freshSeed())
                .append(".</p></header>\n");
    }

    private long connections() {
        return result.kinds().stream().mapToLong(KindResult::connections).sum();
    }

    private void answer() {
        AttackRates fresh = result.fresh();
        boolean reached = DemoResult.reached(fresh);
        html.append("<section class=\"answer ").append(reached ? "good" : "bad").append("\"><p class=\"verdict\">");
        html.append(reached ? "Yes." : "Not well enough.").append(" It classifies <b>");
        html.append(DemoText.percent(fresh.falsePositiveRate().value()));
        html.append("</b> of the benign connections as attacks and detects <b>");
        html.append(DemoText.percent(fresh.detectionRate().value())).append("</b> of the attack connections.</p>\n");
        html.append("<p>The goal is at most 2% and at least 98%. The 95% intervals are ");
        html.append(DemoText.range(fresh.falsePositiveRate())).append(" and ");
        html.append(DemoText.range(fresh.detectionRate()));
        html.append(
                "; they are bootstrap intervals over stretches of the traffic, because the connections of one attack"
                        + " are similar. They do not cover another site or another training.</p></section>\n");
        long wrong =
                result.alerts().stream().filter(alert -> !alert.justified()).count();
        html.append("<div class=\"tiles\">");
        tile(
                DemoText.percent(fresh.falsePositiveRate().value()),
                "false-positive rate",
                DemoText.count(fresh.falsePositiveRate().part()) + " of "
                        + DemoText.count(fresh.falsePositiveRate().whole()) + " benign connections");
        tile(
                DemoText.percent(fresh.detectionRate().value()),
                "detection rate",
                DemoText.count(fresh.detectionRate().part()) + " of "
                        + DemoText.count(fresh.detectionRate().whole()) + " attack connections");
        tile(DemoText.count(result.alerts().size() - wrong), "true alerts", "most of their connections are attacks");
        tile(DemoText.count(wrong), "false alerts", "most of their connections are benign");
        html.append("</div>\n");
    }

    private void tile(String value, String name, String remark) {
        html.append("<div class=\"tile\"><span class=\"value\">")
                .append(value)
                .append("</span><span class=\"name\">")
                .append(name)
                .append("</span><span class=\"remark\">")
                .append(remark)
                .append("</span></div>\n");
    }

    private void comparison() {
        html.append("<h2>Is a network needed?</h2>\n"
                + "<p>All are fitted to the same connections. A rule is the best threshold or value of one"
                + " feature, or a pair of these, with at most 2% false positives on those connections. ");
        html.append(lesson()).append("</p>\n");
        html.append("<div class=\"scroll\"><table class=\"comparison\"><thead><tr><th rowspan=\"2\"></th><th"
            + " colspan=\"2\" class=\"group\">fresh traffic, another seed</th><th colspan=\"2\" class=\"group\">later"
            + " traffic, same seed</th></tr>\n"
            + "<tr><th>false-positive rate</th><th>detection rate</th><th>false-positive rate</th><th>detection"
            + " rate</th></tr></thead><tbody>\n");
        for (int i = 0; i < result.contenders().size(); i++) {
            Contender one = result.contenders().get(i);
            html.append(i == 0 ? "<tr class=\"here\">" : "<tr>").append("<td><b>");
            html.append(Html.escape(one.name())).append("</b><span class=\"remark\">");
            html.append(Html.escape(one.description())).append("</span></td>");
            rates(one.fresh());
            rates(one.later());
            html.append("</tr>\n");
        }
        html.append(
                "</tbody></table></div>\n<p class=\"note\">✓ marks rates within the goal of at most 2% false positives"
                        + " and at least 98% detection. Each rate is followed by its 95% interval.</p>\n");
    }

    /** Returns what the comparison shows, in a sentence. */
    private String lesson() {
        List<Contender> rules =
                result.contenders().subList(2, result.contenders().size());
        String ofRules = rules.stream().anyMatch(rule -> DemoResult.reached(rule.fresh()))
                ? "A rule reaches the goal, so this traffic needs no model."
                : "No rule reaches the goal.";
        AttackRates network = result.fresh();
        AttackRates trees = result.contenders().get(1).fresh();
        double better =
                network.falsePositiveRate().value() - trees.falsePositiveRate().value();
        double found = trees.detectionRate().value() - network.detectionRate().value();
        if (better >= 0 && found >= 0) {
            return ofRules + " Boosted trees are better than the network, and learn faster.";
        }
        return ofRules
                + (better <= 0 && found <= 0
                        ? " The network is better than boosted trees."
                        : " One of network and boosted trees has fewer false positives, the other detects more.");
    }

    private void rates(AttackRates rates) {
        rate(rates.falsePositiveRate(), rates.falsePositiveRate().value() <= DemoResult.MAX_FALSE_POSITIVE_RATE);
        rate(rates.detectionRate(), rates.detectionRate().value() >= DemoResult.MIN_DETECTION_RATE);
    }

    private void rate(AttackRates.RateInterval rate, boolean within) {
        html.append("<td class=\"")
                .append(within ? "within" : "beyond")
                .append("\"><span class=\"rate\">")
                .append(DemoText.percent(rate.value()))
                .append(within ? " ✓" : "")
                .append("</span><span class=\"remark\">")
                .append(DemoText.range(rate))
                .append("</span></td>");
    }

    private void kinds() {
        html.append("<h2>Results by kind of traffic</h2>\n"
                + "<div class=\"scroll\"><table"
                + " class=\"kinds\"><thead><tr><th>kind</th><th>connections</th><th>classified as an"
                + " attack</th><th class=\"bar\"></th><th>as the correct kind</th><th>as novel</th><th>most often"
                + " confused with</th></tr></thead><tbody>\n");
        for (KindResult kind : result.kinds()) {
            boolean benign = kind.label() == TrafficLabel.NORMAL;
            double alarmed = (double) kind.alarmed() / kind.connections();
            html.append(benign ? "<tr class=\"benign\"><td>" : "<tr><td>").append(DemoText.kind(kind.label()));
            html.append("</td><td>").append(DemoText.count(kind.connections()));
            html.append("</td><td>").append(DemoText.percent(alarmed));
            html.append(String.format(
                    Locale.ROOT,
                    "</td><td class=\"bar\"><i class=\"%s\" style=\"width:%.1f%%\"></i></td><td>",
                    benign ? "wrong" : "right",
                    100 * alarmed));
            html.append(DemoText.percent((double) kind.right() / kind.connections()))
                    .append("</td><td>");
            html.append(DemoText.percent((double) kind.novel() / kind.connections()))
                    .append("</td><td class=\"text\">");
            html.append(confusion(kind)).append("</td></tr>\n");
        }
        html.append("</tbody></table></div>\n");
    }

    private static String confusion(KindResult kind) {
        return kind.confused() == 0
                ? "–"
                : DemoText.kind(kind.confusedWith())
                                .toLowerCase(Locale.ROOT)
                                .replace("ssh", "SSH")
                                .replace("ftp", "FTP")
                        + " (" + DemoText.count(kind.confused()) + ")";
    }

    private void alerts() {
        List<LabelledAlert> alerts = result.alerts();
        html.append("<h2>Alerts</h2>\n<p>").append(DemoText.count(alerts.size()));
        html.append(" alerts in ")
                .append(DemoText.duration(result.settings().fresh()))
                .append(" of fresh traffic. ");
        html.append("Connections of one class, source and target within a minute make one alert. The last column is the"
                + " simulator's truth, which a real network does not have.</p>\n");
        html.append(
                "<div class=\"scroll\"><table class=\"alerts\"><thead><tr><th>severity</th><th>alert</th><th>score</th>"
                        + "<th>truth</th></tr></thead><tbody>\n");
        alerts.stream().limit(SHOWN_ALERTS).forEach(this::alert);
        html.append("</tbody></table></div>\n");
        if (alerts.size() > SHOWN_ALERTS) {
            List<LabelledAlert> rest = alerts.subList(SHOWN_ALERTS, alerts.size());
            html.append("<p class=\"note\">And ")
                    .append(DemoText.count(rest.size()))
                    .append(" smaller alerts, ");
            html.append(DemoText.count(
                    rest.stream().filter(LabelledAlert::justified).count()));
            html.append(" of them true, are in alerts.json.</p>\n");
        }
    }

    private void alert(LabelledAlert one) {
        String severity = DemoText.severity(one.alert().severity());
        html.append("<tr><td><span class=\"severity ")
                .append(severity)
                .append("\">")
                .append(severity);
        html.append("</span></td><td class=\"text\">").append(Html.escape(DemoText.sentence(one.alert())));
        html.append("<span class=\"remark\">")
                .append(Html.escape(DemoText.reasons(one.alert())))
                .append("</span></td><td>");
        html.append(String.format(Locale.ROOT, "%.3f", one.alert().highest())).append("</td><td class=\"text ");
        html.append(one.justified() ? "true\">" : "false\">")
                .append(Html.escape(truth(one)))
                .append("</td></tr>\n");
    }

    private static String truth(LabelledAlert one) {
        if (!one.justified()) {
            return "false alert";
        }
        return DemoText.kind(one.mostly())
                + (one.attackShare() < 0.995
                        ? String.format(Locale.ROOT, ", %.0f%% of it", 100 * one.attackShare())
                        : "");
    }

    private void method() {
        html.append("<h2>How this was made</h2>\n<ol class=\"steps\">\n");
        for (Stage stage : result.stages()) {
            html.append("<li>").append(Html.escape(stage.name()));
            html.append(String.format(Locale.ROOT, " <span class=\"note\">%.0f s</span></li>%n", stage.seconds()));
        }
        html.append("</ol>\n"
                + "<p>The simulator generates the packets of a small company: people and machines that use some twenty"
                + " services, clients that fail and retry, busy servers, monitors that check the same ports at fixed"
                + " intervals, and nine kinds of attack. Each connection becomes a record of 28 features of KDD. The"
                + " network and everything else that is fitted, including thresholds, used only the earlier three"
                + " quarters of the first simulation (");
        html.append(DemoText.count(result.earlier())).append(" connections, and ");
        html.append(DemoText.count(result.synthetic())).append(" synthetic ones from SMOTE). The rest of it (");
        html.append(DemoText.count(result.later()))
                .append(" connections) and the fresh traffic were used for tests only.</p>\n");
        html.append(
                "<p class=\"limit\">Simulated traffic is far less varied than a real network's. This page shows that"
                        + " all steps work together; it does not predict the rates on your network.</p>\n");
        html.append("<p>In the same folder: <a href=\"run/report.html\">the report of the training run</a>, <a"
            + " href=\"alerts.json\">the alerts as EVE JSON</a>, the model <code>run/model.onnx</code>, captures and"
            + " records in <code>data/simulated</code>.</p>\n");
        html.append(
                "<footer>Rates count connections: false-positive rate = benign ones classified as any attack, detection"
                        + " rate = attack ones classified as any attack.</footer>\n");
    }
}
