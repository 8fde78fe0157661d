package io.gruard.experiment.report;

import io.gruard.experiment.run.RunRecord;
import io.gruard.experiment.run.SourceFile;
import io.gruard.training.settings.Setting;
import io.gruard.training.settings.Settings;
import java.util.ArrayList;
import java.util.List;

/** Section on the settings, the data files and the origin of the run. */
final class ProvenanceSection {
    private ProvenanceSection() {}

    static String html(RunRecord run) {
        return "<h2>Settings</h2>\n" + settings(run.plan().settings()) + "<h2>Data and provenance</h2>\n" + files(run)
                + origin(run);
    }

    private static String settings(Settings settings) {
        StringBuilder body = new StringBuilder();
        for (Setting<?> setting : settings.catalogue().settings()) {
            body.append("<tr><td><code>")
                    .append(Html.escape(setting.name()))
                    .append("</code></td><td class=\"text wrap\">")
                    .append(Html.breakable(settings.plain(setting).toString()))
                    .append("</td><td class=\"text wrap\">")
                    .append(Html.escape(setting.meaning()))
                    .append("</td></tr>\n");
        }
        return Html.textTable(List.of("setting", "value", "meaning"), body.toString());
    }

    private static String files(RunRecord run) {
        StringBuilder body = new StringBuilder();
        for (SourceFile file : run.files()) {
            body.append("<tr><td>")
                    .append(Html.escape(file.name()))
                    .append("</td><td>")
                    .append(Html.count(file.rows()))
                    .append("</td><td class=\"text wrap\"><code>")
                    .append(file.sha256())
                    .append("</code></td></tr>\n");
        }
        return Html.proseTable(List.of("file", "rows", "SHA-256"), body.toString());
    }

    private static void addKnown(List<List<String>> pairs, String name, String value) {
        if (!value.isEmpty()) {
            pairs.add(List.of(name, "<code>" + Html.breakable(value) + "</code>"));
        }
    }

    private static String origin(RunRecord run) {
        List<List<String>> pairs = new ArrayList<>();
        String seeds = run.plan().seeds() == 1
                ? Long.toString(run.plan().seed())
                : run.plan().seed() + " to " + (run.plan().seed() + run.plan().seeds() - 1);
        addKnown(pairs, "Command", run.origin().command());
        addKnown(pairs, "Preset", run.origin().preset());
        addKnown(pairs, "Commit", run.origin().commit());
        pairs.add(List.of("Seed", seeds));
        pairs.add(List.of("Task", Html.escape(run.plan().data().task())));
        pairs.add(List.of("Encoded columns", Html.count(run.columns().size())));
        pairs.add(List.of(
                "Constant columns",
                run.constantColumns().isEmpty() ? "none" : Html.escape(String.join(", ", run.constantColumns()))));
        pairs.add(List.of("Model", "from round " + Html.escape(run.modelFrom())));
        pairs.add(List.of("Machine", Html.escape(run.machine().text())));
        pairs.add(List.of("Threads", Integer.toString(run.threads())));
        run.versions().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(version -> pairs.add(List.of(Html.escape(version.getKey()), Html.escape(version.getValue()))));
        pairs.add(List.of("Started", Html.escape(run.started().toString())));
        pairs.add(List.of("Duration", Durations.text(run.seconds())));
        return "<h3>Origin</h3>\n" + Html.pairs(pairs);
    }
}
