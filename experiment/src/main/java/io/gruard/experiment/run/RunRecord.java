package io.gruard.experiment.run;

import io.gruard.training.audit.Finding;
import io.gruard.training.protocol.RoundOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The provenance of a run, as in {@code run.json}.
 *
 * @param plan the plan
 * @param origin command, preset and build
 * @param files the data files
 * @param audit findings of the quick checks of the leakage audit
 * @param versions versions of gruard and Java
 * @param machine the machine
 * @param threads number of threads
 * @param started start time
 * @param seconds duration since the start or the last resume
 * @param rounds all fits
 * @param columns names of the encoded columns
 * @param constantColumns columns that are constant in the training rows of the run's model
 * @param unseen categories of the test rows that do not occur in the training rows of the run's model
 * @param modelFrom file name of the round whose model is the run's model
 */
public record RunRecord(
        RunPlan plan,
        RunOrigin origin,
        List<SourceFile> files,
        List<Finding> audit,
        Map<String, String> versions,
        Machine machine,
        int threads,
        Instant started,
        double seconds,
        List<RoundRecord> rounds,
        List<String> columns,
        List<String> constantColumns,
        List<RoundOutcome.UnseenIn> unseen,
        String modelFrom) {
    public RunRecord {
        files = List.copyOf(files);
        audit = List.copyOf(audit);
        versions = Map.copyOf(versions);
        rounds = List.copyOf(rounds);
        columns = List.copyOf(columns);
        constantColumns = List.copyOf(constantColumns);
        unseen = List.copyOf(unseen);
    }

    /** Makes the record of a run before training. */
    public static RunRecord begun(
            RunPlan plan, RunOrigin origin, List<SourceFile> files, int threads, Instant started) {
        return new RunRecord(
                plan,
                origin,
                files,
                List.of(),
                Versions.current(),
                Machine.current(),
                threads,
                started,
                0,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "");
    }

    /** Returns the record with the findings of an audit. */
    public RunRecord audited(List<Finding> findings) {
        return new RunRecord(
                plan,
                origin,
                files,
                findings,
                versions,
                machine,
                threads,
                started,
                seconds,
                rounds,
                columns,
                constantColumns,
                unseen,
                modelFrom);
    }

    /** Returns the record of the finished run. */
    public RunRecord ended(
            double took,
            List<RoundRecord> all,
            List<String> encodedColumns,
            List<String> constant,
            List<RoundOutcome.UnseenIn> unseenCategories,
            String modelRound) {
        return new RunRecord(
                plan,
                origin,
                files,
                audit,
                versions,
                machine,
                threads,
                started,
                took,
                all,
                encodedColumns,
                constant,
                unseenCategories,
                modelRound);
    }

    public boolean finished() {
        return !rounds.isEmpty();
    }
}
