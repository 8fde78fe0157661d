package io.gruard.training.balance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** SMOTE's settings in words: {@code smote:R2L=5000,k=3}. */
final class SmoteWords {
    private static final String NEIGHBOURS = "k";
    private static final String FEWER = "fewer-neighbours";
    private static final String BY_LABEL = "by-label";

    private SmoteWords() {}

    static Smote parse(String words) {
        int colon = words.indexOf(':');
        String name = colon < 0 ? words : words.substring(0, colon);
        Smote.Variant variant = variant(name, words);
        int neighbours = Smote.USUAL_NEIGHBOURS;
        boolean fewer = false;
        boolean byLabel = false;
        double fraction = 1;
        Map<String, Integer> rows = new LinkedHashMap<>();
        for (String option : colon < 0
                ? List.<String>of()
                : List.of(words.substring(colon + 1).split(",", -1))) {
            int equals = option.lastIndexOf('=');
            String key = equals < 0 ? option : option.substring(0, equals);
            if (equals < 0 && key.equals(FEWER)) {
                fewer = true;
            } else if (equals < 0 && key.equals(BY_LABEL)) {
                byLabel = true;
            } else if (equals < 0) {
                fraction = fraction(option, words);
            } else if (key.equals(NEIGHBOURS)) {
                neighbours = count(option.substring(equals + 1), words);
            } else {
                rows.put(key, count(option.substring(equals + 1), words));
            }
        }
        if (!rows.isEmpty() && fraction != 1) {
            throw new IllegalArgumentException(
                    "balance: found '" + words + "', wanted either a fraction or rows by class, not both");
        }
        SmoteTarget target = rows.isEmpty() ? new SmoteTarget.OfLargest(fraction) : new SmoteTarget.ByClass(rows);
        return new Smote(variant, target, neighbours, fewer, byLabel);
    }

    private static Smote.Variant variant(String name, String words) {
        return switch (name) {
            case "smote" -> Smote.Variant.SMOTE;
            case "smote-nc" -> Smote.Variant.SMOTE_NC;
            default -> throw unknown(words);
        };
    }

    private static double fraction(String option, String words) {
        try {
            return Double.parseDouble(option);
        } catch (NumberFormatException wrong) {
            throw unknown(words);
        }
    }

    private static int count(String text, String words) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException("balance: '" + words + "': found '" + text + "', wanted a whole number");
        }
    }

    private static IllegalArgumentException unknown(String words) {
        return new IllegalArgumentException("balance: found '" + words + "', wanted one of: " + Balance.FORMS);
    }

    static String write(Smote smote) {
        List<String> options = new ArrayList<>();
        switch (smote.target()) {
            case SmoteTarget.OfLargest largest -> {
                if (largest.fraction() != 1) {
                    options.add(String.valueOf(largest.fraction()));
                }
            }
            case SmoteTarget.ByClass classes -> classes.rows().forEach((name, rows) -> options.add(name + "=" + rows));
        }
        if (smote.neighbours() != Smote.USUAL_NEIGHBOURS) {
            options.add(NEIGHBOURS + "=" + smote.neighbours());
        }
        if (smote.fewerNeighbours()) {
            options.add(FEWER);
        }
        if (smote.byLabel()) {
            options.add(BY_LABEL);
        }
        String name = smote.variant() == Smote.Variant.SMOTE ? "smote" : "smote-nc";
        return options.isEmpty() ? name : name + ":" + String.join(",", options);
    }
}
