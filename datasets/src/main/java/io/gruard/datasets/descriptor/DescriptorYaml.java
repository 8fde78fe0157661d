package io.gruard.datasets.descriptor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.gruard.core.Classes;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Reads a descriptor from YAML. Unknown keys are errors, so that a misspelt key is noticed.
 *
 * <p>A descriptor is either complete, or it refers to an included data set ({@code of}) and removes some of its
 * features ({@code without}). It then has its own name and title.
 */
public final class DescriptorYaml {
    /** Stands for all labels that a task does not name. */
    private static final String OTHERS = "others";

    /** Makes every distinct feature vector a group. */
    private static final String FEATURES = "features";

    /** Marks an address that nobody has tried. */
    private static final String NOT_TRIED = "no";

    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    private DescriptorYaml() {}

    /**
     * Reads a descriptor.
     *
     * @param text the YAML
     * @param source name of the descriptor in messages, such as its file name
     */
    public static Descriptor read(String text, String source) throws DataException {
        JsonNode tree;
        try {
            tree = YAML.readTree(text);
        } catch (JsonProcessingException wrong) {
            throw new DataException(
                    source + ":" + wrong.getLocation().getLineNr() + ": not valid YAML: " + wrong.getOriginalMessage(),
                    wrong);
        }
        try {
            return descriptor(new YamlNode(tree, ""));
        } catch (IllegalArgumentException wrong) {
            throw new DataException(source + ": " + wrong.getMessage(), wrong);
        }
    }

    private static Descriptor descriptor(YamlNode root) throws DataException {
        return root.has("of") ? derived(root) : complete(root);
    }

    private static Descriptor derived(YamlNode root) throws DataException {
        root.requireKeys("name", "title", "of", "without");
        Descriptor base = ShippedDescriptors.named(root.text("of"));
        String name = root.text("name");
        Set<String> left = Set.copyOf(root.child("without").texts());
        return root.child("without").attempt(() -> base.without(left)).named(name, root.textOr("title", name));
    }

    private static Descriptor complete(YamlNode root) {
        root.requireKeys(
                "name",
                "title",
                "homepage",
                "citation",
                "format",
                "parts",
                "official",
                "columns",
                "benign",
                "tasks",
                "group",
                "time",
                "report_by",
                "mirrors",
                "copies");
        List<Mirror> mirrors = root.has("mirrors") ? mirrors(root.child("mirrors")) : List.of();
        String benign = root.text("benign");
        String name = root.text("name");
        return new Descriptor(
                name,
                name,
                root.textOr("title", name),
                root.textOr("homepage", ""),
                root.textOr("citation", ""),
                format(root.childOr("format")),
                root.child("parts").items().stream()
                        .map(part -> part(part, mirrors))
                        .toList(),
                root.has("official") ? Optional.of(official(root.child("official"))) : Optional.empty(),
                root.child("columns").entries().stream()
                        .map(DescriptorYaml::column)
                        .toList(),
                benign,
                root.child("tasks").entries().stream()
                        .map(task -> task(task, benign))
                        .toList(),
                group(root),
                root.has("copies")
                        ? root.child("copies").items().stream()
                                .map(DescriptorYaml::copies)
                                .toList()
                        : List.of(),
                root.has("time") ? Optional.of(time(root.child("time"))) : Optional.empty(),
                root.has("report_by") ? root.child("report_by").texts() : List.of());
    }

    private static FileFormat format(YamlNode node) {
        node.requireKeys("syntax", "header", "delimiter", "absent", "missing", "malformed");
        FileSyntax syntax = node.attempt(() -> FileSyntax.of(node.textOr("syntax", "csv")));
        if (syntax == FileSyntax.ARFF && (node.has("header") || node.has("delimiter"))) {
            throw node.wrong("header and delimiter are for csv only: an ARFF file declares its columns");
        }
        String delimiter = node.textOr("delimiter", ",");
        if (delimiter.length() != 1) {
            throw node.wrong("delimiter: expected one character, found '" + delimiter + "'");
        }
        return node.attempt(() -> new FileFormat(
                syntax,
                node.flagOr("header", true),
                delimiter.charAt(0),
                node.has("absent") ? node.child("absent").texts() : List.of(),
                MissingValuePolicy.of(node.textOr("missing", "error")),
                MissingValuePolicy.of(node.textOr("malformed", "error"))));
    }

    private static Copies copies(YamlNode node) {
        node.requireKeys("extension", "format", "label", "labels", "without");
        return node.attempt(() -> new Copies(
                node.text("extension"),
                format(node.childOr("format")),
                node.text("label"),
                node.has("labels") ? Set.copyOf(node.child("labels").texts()) : Set.of(),
                node.has("without") ? Set.copyOf(node.child("without").texts()) : Set.of()));
    }

    private static Part part(YamlNode node, List<Mirror> mirrors) {
        node.requireKeys("name", "files");
        return node.attempt(() -> new Part(
                node.text("name"),
                node.child("files").items().stream()
                        .map(file -> file(file, mirrors))
                        .toList()));
    }

    /** @param mirrors mirrors of the whole data set, tried after the addresses of the file */
    private static DataFile file(YamlNode node, List<Mirror> mirrors) {
        if (!node.isText()) {
            node.requireKeys("name", "rows", "bytes", "sha256", "addresses");
        }
        String name = node.isText() ? node.asText() : node.text("name");
        List<Mirror> all = new ArrayList<>(node.has("addresses") ? mirrors(node.child("addresses")) : List.of());
        all.addAll(mirrors);
        return node.attempt(() -> new DataFile(
                name,
                node.has("rows") ? OptionalLong.of(node.wholeNumber("rows")) : OptionalLong.empty(),
                node.has("bytes") ? OptionalLong.of(node.wholeNumber("bytes")) : OptionalLong.empty(),
                node.has("sha256") ? Optional.of(node.text("sha256")) : Optional.empty(),
                all.stream().map(mirror -> mirror.of(name)).toList()));
    }

    private static List<Mirror> mirrors(YamlNode node) {
        return node.isText()
                ? List.of(mirror(node))
                : node.items().stream().map(DescriptorYaml::mirror).toList();
    }

    private static Mirror mirror(YamlNode node) {
        if (node.isText()) {
            return node.attempt(() -> new Mirror(node.asText()));
        }
        node.requireKeys("address", "tried", "note");
        return node.attempt(() -> new Mirror(node.text("address"), tried(node), node.textOr("note", "")));
    }

    /** The date of the last successful try; empty for {@code no}, which marks an address that nobody has tried. */
    private static Optional<LocalDate> tried(YamlNode node) {
        String tried = node.textOr("tried", NOT_TRIED);
        // YAML 1.1 reads a plain 'no' as false.
        if (tried.equals(NOT_TRIED) || tried.equals("false")) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(tried));
        } catch (DateTimeParseException wrong) {
            throw node.child("tried").wrong("expected a date such as 2025-01-31, or no, found '" + tried + "'");
        }
    }

    private static OfficialSplit official(YamlNode node) {
        node.requireKeys("train", "test");
        return node.attempt(
                () -> new OfficialSplit(node.text("train"), node.child("test").texts()));
    }

    private static ColumnSpec column(YamlNode node) {
        if (node.isText()) {
            return new ColumnSpec(node.key().strip(), node.attempt(() -> ColumnType.of(node.asText())));
        }
        node.requireKeys("type", "pattern");
        Optional<Pattern> pattern = node.has("pattern") ? Optional.of(pattern(node)) : Optional.empty();
        return new ColumnSpec(node.key().strip(), node.attempt(() -> ColumnType.of(node.text("type"))), pattern);
    }

    private static Pattern pattern(YamlNode node) {
        try {
            return Pattern.compile(node.text("pattern"));
        } catch (PatternSyntaxException wrong) {
            throw node.wrong("pattern: not a valid regular expression: " + wrong.getDescription());
        }
    }

    private static Task task(YamlNode node, String benign) {
        List<String> names = new ArrayList<>();
        Map<String, Integer> classOfLabel = new HashMap<>();
        OptionalInt others = OptionalInt.empty();
        for (YamlNode named : node.entries()) {
            int index = names.size();
            names.add(named.key());
            if (named.isText() && named.asText().equals(OTHERS)) {
                others = OptionalInt.of(index);
                continue;
            }
            for (String label : named.texts()) {
                if (classOfLabel.put(label, index) != null) {
                    throw named.wrong("label '" + label + "' also belongs to another class");
                }
            }
        }
        Integer benignClass = classOfLabel.get(benign);
        if (benignClass == null) {
            throw node.wrong("no class contains the benign label '" + benign + "'");
        }
        OptionalInt rest = others;
        return node.attempt(() -> new Task(node.key(), new Classes(names, benignClass), classOfLabel, rest));
    }

    /** A column's name, or {@code {column: NAME, format: PATTERN}}. */
    private static TimeColumn time(YamlNode node) {
        if (node.isText()) {
            return new TimeColumn(node.asText());
        }
        node.requireKeys("column", "format");
        return node.attempt(() -> new TimeColumn(node.text("column"), node.textOr("format", TimeColumn.AUTO)));
    }

    private static List<String> group(YamlNode root) {
        if (!root.has("group")) {
            return List.of();
        }
        YamlNode group = root.child("group");
        return group.isText() && group.asText().equals(FEATURES) ? List.of() : group.texts();
    }
}
