package io.gruard.experiment.report;

import io.gruard.core.NumberText;
import io.gruard.optimize.Distribution;
import io.gruard.optimize.History;
import io.gruard.optimize.TrialRecord;
import io.gruard.optimize.TrialState;
import io.gruard.optimize.importance.Fanova;
import io.gruard.optimize.importance.PedAnova;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A study as a self-contained page: history, importances, intermediate values, parallel coordinates, a contour of the
 * two most important parameters, slices and all trials.
 *
 * @param title title of the page, plain text
 * @param lead description of the search, plain text
 * @param target name of the optimized figure
 * @param step name of a reported step, {@code epoch} or {@code fold}
 */
public record StudyReport(String title, String lead, String target, String step) {

    /** Returns the page for the current state of the study. */
    public String html(History history) throws IOException {
        StringBuilder html = new StringBuilder("<header><h1>").append(Html.escape(title));
        html.append("</h1>\n<p class=\"lead\">").append(Html.escape(lead)).append("</p></header>\n");
        html.append(tiles(history));
        if (history.best().isEmpty()) {
            html.append("<p class=\"warning\">No trial is complete yet.</p>\n");
        } else {
            html.append(best(history));
            html.append(drawings(history));
        }
        html.append("<h2>Trials</h2>\n").append(trials(history));
        html.append("<footer>Written by gruard tune.</footer>\n");
        return Html.page(title, html.toString());
    }

    private String tiles(History history) {
        StringBuilder html = new StringBuilder("<div class=\"tiles\">\n");
        history.best().ifPresent(best -> {
            html.append(tile(Html.number(best.result().orElse(Double.NaN)), "best " + target));
            html.append(tile("#" + best.number(), "best trial"));
        });
        for (TrialState state : List.of(TrialState.COMPLETE, TrialState.PRUNED, TrialState.FAIL)) {
            html.append(tile(Html.count(history.in(state).size()), stateName(state)));
        }
        html.append(tile(
                Durations.text(history.trials().stream()
                        .mapToDouble(StudyReport::seconds)
                        .sum()),
                "total time of trials"));
        return html.append("</div>\n").toString();
    }

    private static String tile(String value, String name) {
        return "<div class=\"tile\"><span class=\"value\">" + value + "</span><span class=\"name\">" + Html.escape(name)
                + "</span></div>\n";
    }

    /** Lists every parameter of the best trial at full precision. */
    private static String best(History history) {
        List<List<String>> pairs = new ArrayList<>();
        history.best()
                .ifPresent(best -> best.values()
                        .forEach((name, value) -> pairs.add(List.of(
                                Html.escape(name), "<code>" + Html.breakable(String.valueOf(value)) + "</code>"))));
        return "<h2>Best trial</h2>\n<p>The file <code>best.yaml</code> in the same folder contains these parameters as"
                + " settings for training.</p>\n" + Html.pairs(pairs);
    }

    private String drawings(History history) {
        StudyCharts charts = new StudyCharts(history, target);
        Map<String, Double> shares = PedAnova.defaults().shares(history);
        Map<String, Distribution> space = new LinkedHashMap<>();
        shares.keySet()
                .forEach(name -> history.in(TrialState.COMPLETE).stream()
                        .flatMap(trial -> Optional.ofNullable(trial.parameters().get(name)).stream())
                        .findFirst()
                        .ifPresent(parameter -> space.put(name, parameter.distribution())));
        StringBuilder html = new StringBuilder("<h2>History and importances</h2>\n<div class=\"columns\">\n");
        html.append(charts.history());
        html.append(StudyCharts.importances("Importance for reaching the best 10%", "PED-ANOVA, shares", shares));
        html.append(StudyCharts.importances(
                "Importance in the whole search space",
                "fANOVA, shares",
                Fanova.defaults().shares(history)));
        html.append(charts.intermediateValues(step)).append("</div>\n");
        html.append("<h2>Parameters</h2>\n").append(charts.parallel(space)).append("<div class=\"columns\">\n");
        List<Map.Entry<String, Distribution>> byImportance = List.copyOf(space.entrySet());
        if (byImportance.size() >= 2) {
            html.append(charts.contour(
                    byImportance.get(0).getKey(),
                    byImportance.get(0).getValue(),
                    byImportance.get(1).getKey(),
                    byImportance.get(1).getValue()));
        }
        space.forEach((name, distribution) -> html.append(charts.slice(name, distribution)));
        return html.append("</div>\n").toString();
    }

    private static String trials(History history) {
        List<String> names = history.trials().stream()
                .flatMap(trial -> trial.parameters().keySet().stream())
                .distinct()
                .toList();
        List<String> heads = new ArrayList<>(List.of("trial", "state", "value", "time"));
        heads.addAll(names);
        StringBuilder rows = new StringBuilder();
        int best = history.best().map(TrialRecord::number).orElse(-1);
        for (TrialRecord trial : history.trials()) {
            List<String> cells = new ArrayList<>();
            cells.add(Integer.toString(trial.number()));
            cells.add(stateName(trial.state()));
            cells.add(trial.result().map(Html::number).orElse("–"));
            cells.add(trial.end() == null ? "–" : Durations.text(seconds(trial)));
            Map<String, ?> values = trial.values();
            names.forEach(name -> cells.add(values.containsKey(name) ? cell(values.get(name)) : "–"));
            rows.append(Html.row(trial.number() == best ? "here" : "", cells));
        }
        return Html.table(heads, rows.toString()) + failures(history);
    }

    private static String failures(History history) {
        StringBuilder html = new StringBuilder();
        for (TrialRecord trial : history.in(TrialState.FAIL)) {
            trial.failure()
                    .ifPresent(reason -> html.append("<p class=\"note\">Trial ")
                            .append(trial.number())
                            .append(" failed: ")
                            .append(Html.escape(reason))
                            .append("</p>\n"));
        }
        return html.toString();
    }

    private static String cell(@Nullable Object value) {
        return value instanceof Double number ? NumberText.brief(number) : Html.escape(String.valueOf(value));
    }

    private static double seconds(TrialRecord trial) {
        return trial.start() == null || trial.end() == null
                ? 0
                : Duration.between(trial.start(), trial.end()).toMillis() / 1000.0;
    }

    private static String stateName(TrialState state) {
        return switch (state) {
            case COMPLETE -> "complete";
            case PRUNED -> "pruned";
            case FAIL -> "failed";
            case RUNNING -> "running";
            case WAITING -> "waiting";
        };
    }
}
