package io.gruard.experiment.selection;

import io.gruard.core.Feature;
import io.gruard.core.Records;
import io.gruard.datasets.DataSet;
import io.gruard.datasets.read.FoundFile;
import io.gruard.training.fit.NetworkLearner.Trained;
import io.gruard.training.novelty.NoveltySum;
import io.gruard.training.novelty.NoveltyTerm;
import io.gruard.training.protocol.Learner;
import io.gruard.training.protocol.Preparation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Compares measures of novelty by what training never saw: one classifier a round, all measures on the same round. It reads the main
 * part of the data set only, never a test part.
 *
 * @param dataSet NSL-KDD, in one of its two forms
 * @param learner trains the classifier
 * @param preparation what happens to training rows before
 * @param measures the sums to compare, by their text
 * @param draws how often each term is fitted, at least 1
 * @param seed random seed
 */
public record NoveltyComparison(
        DataSet dataSet,
        Learner<Trained> learner,
        Preparation preparation,
        Map<String, NoveltySum> measures,
        int draws,
        long seed) {
    private static final List<Integer> CUTS = List.of(17, 19, 21);

    /**
     * A finished round.
     *
     * @param question its question
     * @param name of the round
     * @param seconds it took
     * @param benignAsAttacks share of the benign rows that the classifier alone classifies as attacks
     * @param found share of the attacks that the classifier alone finds, null where the round has none
     */
    public record FinishedRound(
            String question,
            String name,
            double seconds,
            double benignAsAttacks,
            @Nullable Double found) {
        /** A line of progress. */
        public String text() {
            return String.format(
                            Locale.ROOT,
                            "%s: %s, %.0f s; the classifier alone classifies %.2f%% of the benign rows as attacks",
                            question,
                            name,
                            seconds,
                            100 * benignAsAttacks)
                    + (found == null ? "" : String.format(Locale.ROOT, " and finds %.1f%%", 100 * found));
        }
    }

    /**
     * Checks that the data set has the features that the measures name.
     *
     * @throws IllegalArgumentException naming the measure, the missing features and those that exist
     */
    public void requireFeatures() {
        List<String> known = dataSet.descriptor().schema().features().stream()
                .map(Feature::name)
                .toList();
        for (NoveltyTerm term : terms()) {
            List<String> missing = term.missing(known);
            if (!missing.isEmpty()) {
                throw new IllegalArgumentException(term.spec() + " names " + missing + ", which "
                        + dataSet.descriptor().name() + " does not have; it has " + known);
            }
        }
    }

    private Set<NoveltyTerm> terms() {
        return measures.values().stream()
                .flatMap(sum -> sum.terms().stream())
                .map(NoveltyTerm::plain)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * Trains and fits all rounds of all questions.
     *
     * @param progress receives each finished round
     */
    public NoveltyTable run(Consumer<FinishedRound> progress) throws IOException {
        Set<NoveltyTerm> terms = terms();
        List<Question> questions = questions();
        Map<String, List<Answer>> answers = new LinkedHashMap<>();
        for (Question question : questions) {
            Map<String, List<Answer>> ofRounds = new LinkedHashMap<>();
            for (Question.QuestionRound part : question.parts()) {
                long started = System.nanoTime();
                FittedRound fitted = FittedRound.fit(part, preparation, learner, terms, draws, seed);
                measures.forEach((words, measure) -> ofRounds.computeIfAbsent(words, key -> new ArrayList<>())
                        .add(fitted.answer(measure)));
                Answer any = fitted.answer(measures.values().iterator().next());
                progress.accept(new FinishedRound(
                        question.name(),
                        part.round().name(),
                        (System.nanoTime() - started) / 1e9,
                        any.benign()[0],
                        part.attacks().isEmpty() ? null : any.found()[0]));
            }
            ofRounds.forEach((words, rounds) ->
                    answers.computeIfAbsent(words, key -> new ArrayList<>()).add(Answer.of(rounds)));
        }
        return new NoveltyTable(questions, answers);
    }

    private List<Question> questions() throws IOException {
        Records all = dataSet.records(
                dataSet.descriptor().mainPart().name(), dataSet.descriptor().task());
        int[] difficulty =
                difficulty(dataSet.found(dataSet.descriptor().mainPart()).getFirst());
        List<Question> questions = new ArrayList<>();
        questions.add(Question.classesLeftOut(all, seed));
        questions.add(Question.servicesLeftOut(all, seed));
        CUTS.forEach(cut -> questions.add(Question.hardRows(all, difficulty, cut, seed)));
        questions.add(Question.labelsLeftOut(all, seed));
        questions.add(Question.variantsOfKnownAttacks(all, seed));
        return questions;
    }

    /** The last column of the file, which is no feature and so not read elsewhere. */
    private static int[] difficulty(FoundFile file) throws IOException {
        try (InputStream raw = Files.newInputStream(file.path());
                InputStream plain = file.compressed() ? new GZIPInputStream(raw) : raw;
                BufferedReader lines = new BufferedReader(new InputStreamReader(plain, StandardCharsets.US_ASCII))) {
            return lines.lines()
                    .mapToInt(line -> Integer.parseInt(
                            line.substring(line.lastIndexOf(',') + 1).strip()))
                    .toArray();
        }
    }
}
