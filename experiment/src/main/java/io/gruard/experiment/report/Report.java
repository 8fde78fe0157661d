package io.gruard.experiment.report;

import io.gruard.experiment.run.ComparisonRun;
import io.gruard.experiment.run.RunFigures;
import io.gruard.experiment.run.RunRecord;
import io.gruard.training.metric.Evaluation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes {@code report.html}, a self-contained page for a browser or a printer. */
public final class Report {
    private Report() {}

    /**
     * Returns the page.
     *
     * @param comparisons folders of runs to compare with this run
     * @throws IOException if one of the folders cannot be read
     */
    public static String html(RunFigures figures, RunRecord run, List<Path> comparisons) throws IOException {
        List<ComparisonRun> others = new ArrayList<>();
        for (Path folder : comparisons) {
            others.add(ComparisonRun.read(folder));
        }
        StringBuilder body = new StringBuilder();
        body.append(HeadSection.html(figures, run));
        body.append(ComparisonSection.html(figures, others));
        Evaluation.shown(figures.evaluations()).forEach(evaluation -> body.append(EvaluationSection.html(evaluation)));
        body.append(TransferSection.html(figures));
        body.append(UnseenSection.html(figures));
        body.append(LeaveOutSection.html(figures));
        body.append(AlertSection.html(figures, run));
        body.append(SpreadSection.html(figures));
        body.append(AuditSection.html(run.audit()));
        body.append(TrainingSection.html(run));
        body.append(ProvenanceSection.html(run));
        body.append("<footer>gruard ").append(Html.escape(run.versions().getOrDefault("gruard", "")));
        body.append(". A rate whose denominator is zero counts as 0.</footer>\n");
        return Html.page(figures.dataset() + ", " + figures.model() + ", " + figures.protocol(), body.toString());
    }
}
