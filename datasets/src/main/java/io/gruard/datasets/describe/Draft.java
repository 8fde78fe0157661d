package io.gruard.datasets.describe;

import io.gruard.datasets.descriptor.ColumnType;
import io.gruard.datasets.descriptor.DataException;
import io.gruard.datasets.descriptor.FileSyntax;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** A first descriptor of files, with everything that was guessed said in comments. */
public final class Draft {
    private static final Pattern LABEL_NAME = Pattern.compile("(?i).*(label|class|attack|category|target|outcome).*");
    private static final Pattern BENIGN =
            Pattern.compile("(?i)benign|normal|legitimate|legit|background|none|no[ _-]?attack|clean|0|false");

    /** What YAML would take for something else than a text. */
    private static final Set<String> YAML_WORDS =
            Set.of("true", "false", "yes", "no", "on", "off", "null", "y", "n", "others", "features");

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*");

    private final String name;
    private final FileProfile profile;
    private final ColumnProfile label;
    private final String benign;
    private final StringBuilder yaml = new StringBuilder();

    private Draft(String name, FileProfile profile, ColumnProfile label, String benign) {
        this.name = name;
        this.profile = profile;
        this.label = label;
        this.benign = benign;
    }

    /**
     * The descriptor of files that hold one data set, as YAML.
     *
     * @param name what to call it
     */
    public static String of(String name, List<Path> files) throws IOException {
        FileProfile profile = FileProfile.of(files);
        ColumnProfile label = label(profile.columns());
        return new Draft(name, profile, label, guessedBenign(label)).write();
    }

    /**
     * The descriptor of files whose label column and benign label are known, as YAML.
     *
     * @param name what to call it
     * @param label name of the column that holds the labels
     * @param benign label of the rows that are no attack
     * @throws DataException if the files have no such column, or the column no such label
     */
    public static String of(String name, List<Path> files, String label, String benign) throws IOException {
        FileProfile profile = FileProfile.of(files);
        ColumnProfile column = profile.columns().stream()
                .filter(one -> one.name().equals(label))
                .findFirst()
                .orElseThrow(() -> new DataException(files.getFirst() + ": no column '" + label + "', found "
                        + String.join(
                                ", ",
                                profile.columns().stream()
                                        .map(ColumnProfile::name)
                                        .toList())));
        if (!column.commonestValues().contains(benign)) {
            throw new DataException(files.getFirst() + ": column '" + label + "' has no label '" + benign + "', found "
                    + String.join(", ", column.commonestValues()));
        }
        return new Draft(name, profile, column, benign).write();
    }

    private static String guessedBenign(ColumnProfile label) {
        List<String> labels = label.commonestValues();
        return labels.stream()
                .filter(value -> BENIGN.matcher(value).matches())
                .findFirst()
                .orElse(labels.getFirst());
    }

    /** Of the columns whose name sounds like a label the one that tells most classes apart; else the last with few values. */
    private static ColumnProfile label(List<ColumnProfile> columns) {
        return columns.stream()
                .filter(column -> soundsLikeLabel(column) && column.fewValues())
                .max(Comparator.comparingInt(ColumnProfile::distinct))
                .orElseGet(() -> columns.reversed().stream()
                        .filter(column -> column.fewValues() && !column.constant())
                        .findFirst()
                        .orElseGet(columns::getLast));
    }

    private static boolean soundsLikeLabel(ColumnProfile column) {
        return LABEL_NAME.matcher(column.name()).matches();
    }

    private String write() {
        line("# A first draft: types, label and classes are guesses. Look at every line before believing a figure.");
        line("name: " + text(name));
        line("title: " + text(name));
        String written = profile.syntax() == FileSyntax.ARFF
                ? "syntax: arff"
                : "header: " + profile.header() + ", delimiter: " + quoted(String.valueOf(profile.delimiter()));
        line("format: {" + written + ", missing: " + (missing() ? "set-aside" : "error") + "}");
        line("");
        line("parts:");
        line("  - name: all");
        line("    files:");
        for (FileProfile.SeenFile file : profile.files()) {
            line("      - {name: " + text(file.name()) + ", rows: " + file.rows() + ", sha256: " + file.sha256() + "}");
        }
        line("");
        line("columns:");
        profile.columns().forEach(this::writeColumn);
        line("");
        writeTasks();
        line("");
        line("# Rows with equal features stay together in grouped splits; name columns here if flows or captures do.");
        line("group: features");
        return yaml.toString();
    }

    private boolean missing() {
        return profile.columns().stream().anyMatch(column -> column.missing() > 0);
    }

    private void writeColumn(ColumnProfile column) {
        ColumnType type = column.type();
        String remark = column.remark();
        if (column == label) {
            type = ColumnType.LABEL;
            remark = "taken for the label: %,d different values".formatted(column.distinct());
        } else if (soundsLikeLabel(column) && column.fewValues()) {
            type = ColumnType.DROPPED;
            remark = "sounds like another label, which would give the class away";
        }
        line("  " + text(column.name()) + ": " + type.id() + (remark.isEmpty() ? "" : "  # " + comment(remark)));
    }

    private void writeTasks() {
        List<String> labels = label.commonestValues();
        line("# Taken for the label of what is no attack"
                + (BENIGN.matcher(benign).matches() ? "." : ", only because it is the commonest: look at it."));
        line("benign: " + text(benign));
        line("tasks:");
        List<String> attacks = new ArrayList<>(labels);
        attacks.remove(benign);
        if (!attacks.isEmpty()) {
            line("  labels:");
            line("    " + text(benign) + ": [" + text(benign) + "]");
            attacks.stream().sorted().forEach(attack -> line("    " + text(attack) + ": [" + text(attack) + "]"));
        }
        String others = benign.equals("attack") ? "others" : "attack";
        line("  binary:");
        line("    " + text(benign) + ": [" + text(benign) + "]");
        line("    " + others + ": others");
    }

    private void line(String text) {
        yaml.append(text).append('\n');
    }

    private static String text(String value) {
        boolean plain = PLAIN.matcher(value).matches() && !YAML_WORDS.contains(value.toLowerCase(Locale.ROOT));
        return plain ? value : quoted(value);
    }

    /** In double quotes, with the escapes that YAML shares with JSON. */
    private static String quoted(String value) {
        StringBuilder text = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c < ' ' ? "\\u%04x".formatted((int) c) : c);
            }
        }
        return text.append('"').toString();
    }

    private static String comment(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() > 100 ? line.substring(0, 100) + " ..." : line;
    }
}
