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

/** Drafts a descriptor for files. Comments in the draft mark the guesses. */
public final class Draft {
    private static final Pattern LABEL_NAME = Pattern.compile("(?i).*(label|class|attack|category|target|outcome).*");
    private static final Pattern BENIGN =
            Pattern.compile("(?i)benign|normal|legitimate|legit|background|none|no[ _-]?attack|clean|0|false");

    /** Texts that YAML or a descriptor would interpret otherwise. */
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
     * Drafts the descriptor of a data set, as YAML.
     *
     * @param name name of the data set
     * @param files its files
     */
    public static String of(String name, List<Path> files) throws IOException {
        FileProfile profile = FileProfile.of(files);
        ColumnProfile label = label(profile.columns());
        return new Draft(name, profile, label, guessedBenign(label)).write();
    }

    /**
     * Drafts the descriptor of a data set whose label column and benign label are known, as YAML.
     *
     * @param name name of the data set
     * @param files its files
     * @param label name of the label column
     * @param benign label of benign rows
     * @throws DataException if the files do not have this column, or the column does not have this label
     */
    public static String of(String name, List<Path> files, String label, String benign) throws IOException {
        FileProfile profile = FileProfile.of(files);
        ColumnProfile column = profile.columns().stream()
                .filter(one -> one.name().equals(label))
                .findFirst()
                .orElseThrow(() -> new DataException(files.getFirst() + ": there is no column '" + label + "', found "
                        + String.join(
                                ", ",
                                profile.columns().stream()
                                        .map(ColumnProfile::name)
                                        .toList())));
        if (!column.commonestValues().contains(benign)) {
            throw new DataException(files.getFirst() + ": column '" + label + "' does not contain the label '" + benign
                    + "', found " + String.join(", ", column.commonestValues()));
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

    /**
     * Among the columns with the name of a label, the one with most values. If there is none, the last column with few
     * values.
     */
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
        line("# A draft: types, label and classes are guesses. Check every line before you rely on results.");
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
        line("# Rows with equal features stay together in grouped splits. If flows or captures should, name their"
                + " columns here.");
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
            remark = "assumed to be the label: %,d different values".formatted(column.distinct());
        } else if (soundsLikeLabel(column) && column.fewValues()) {
            type = ColumnType.DROPPED;
            remark = "may be another label, which would reveal the class";
        }
        line("  " + text(column.name()) + ": " + type.id() + (remark.isEmpty() ? "" : "  # " + comment(remark)));
    }

    private void writeTasks() {
        List<String> labels = label.commonestValues();
        line("# Assumed to be the benign label"
                + (BENIGN.matcher(benign).matches() ? "." : " only because it is the most frequent. Check it."));
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

    /** Formats a text in double quotes, with the escapes that YAML shares with JSON. */
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
