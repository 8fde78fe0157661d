package io.gruard.experiment.run;

import io.gruard.training.audit.Finding;
import io.gruard.training.protocol.RoundOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Where a run's figures come from: what {@code run.json} says.
 *
 * @param plan what was asked for
 * @param origin how it was asked for
 * @param files the data read
 * @param audit what the cheap checks of the leakage audit found about the rows
 * @param versions of what took part
 * @param machine that ran it
 * @param threads used
 * @param started when it began
 * @param seconds it took since it was begun or last resumed
 * @param rounds every fit
 * @param columns names of the encoded columns
 * @param constantColumns those that had one value in all training rows of the run's model
 * @param unseen categories of the rows judged that training rows did not have, for the run's model
 * @param modelFrom file name of the round whose model is the run's
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

    /** What is known before training begins. */
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

    /** The same with what an audit found. */
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

    /** What is known at the end. */
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
