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
 * Compares measures of novelty on rows whose kind does not occur in training. Each round has one classifier for all
 * measures. It reads only the main part of the data set, never a test part.
 *
 * @param dataSet NSL-KDD, in one of its two forms
 * @param learner trains the classifier
 * @param preparation settings of encoding, balancing, validation, novelty and thresholds
 * @param measures the measures to compare, by their text form
 * @param draws number of random fits of each term, at least 1
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
     * @param question name of its question
     * @param name name of the round
     * @param seconds duration
     * @param benignAsAttacks share of the benign rows that the classifier without novelty classifies as attacks
     * @param detected share of the attacks that the classifier without novelty detects; null if the round has none
     */
    public record FinishedRound(
            String question,
            String name,
            double seconds,
            double benignAsAttacks,
            @Nullable Double detected) {
        /** Returns a line of progress. */
        public String text() {
            return String.format(
                            Locale.ROOT,
                            "%s: %s, %.0f s; the classifier without novelty classifies %.2f%% of the benign rows as"
                                    + " attacks",
                            question,
                            name,
                            seconds,
                            100 * benignAsAttacks)
                    + (detected == null
                            ? ""
                            : String.format(Locale.ROOT, " and detects %.1f%% of the attacks", 100 * detected));
        }
    }

    /**
     * Checks that the data set has the features that the measures name.
     *
     * @throws IllegalArgumentException if a feature does not exist; the message lists the features
     */
    public void requireFeatures() {
        List<String> known = dataSet.descriptor().schema().features().stream()
                .map(Feature::name)
                .toList();
        for (NoveltyTerm term : terms()) {
            List<String> missing = term.missing(known);
            if (!missing.isEmpty()) {
                throw new IllegalArgumentException("novelty by " + term.spec() + ": expected features of "
                        + dataSet.descriptor().name() + ", " + known + ", found " + missing);
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
                measures.forEach((spec, measure) ->
                        ofRounds.computeIfAbsent(spec, key -> new ArrayList<>()).add(fitted.answer(measure)));
                Answer first = fitted.answer(measures.values().iterator().next());
                progress.accept(new FinishedRound(
                        question.name(),
                        part.round().name(),
                        (System.nanoTime() - started) / 1e9,
                        first.benign()[0],
                        part.attacks().isEmpty() ? null : first.detected()[0]));
            }
            ofRounds.forEach((spec, rounds) ->
                    answers.computeIfAbsent(spec, key -> new ArrayList<>()).add(Answer.of(rounds)));
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

    /** Reads the last column of the file, which is not a feature and is not read otherwise. */
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
