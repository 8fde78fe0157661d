package io.gruard.training.fit;

import io.gruard.datasets.DataSet;
import io.gruard.training.settings.SettingsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Finds presets by name among those that ship with gruard and those in the user's folders. A preset is a YAML file {@code
 * NAME.yaml}; docs/SETTINGS.md describes it. A user's file with the name of a shipped preset is rejected if that name is
 * used, because published results belong to the shipped preset.
 */
public final class Presets {
    /** The settings of a quick run, which takes one or two minutes. */
    public static final Map<String, String> QUICK = Map.of("epochs", "3", "batch_size", "128");

    /** Number of training rows of a quick run. */
    public static final int QUICK_ROWS = 4000;

    /** The environment variable with the path of a folder. */
    public static final String VARIABLE = "GRUARD_PRESETS";

    private static final String PAPER = "paper";
    private static final String OWN = "own";
    private static final String SUFFIX = ".yaml";

    private static final List<String> SHIPPED = List.of(
            PAPER,
            "tuned",
            "robust",
            "robust-fisher",
            "robust-traffic",
            "nsl-kdd-traffic",
            "ciciov2024",
            "edge-iiotset",
            "simulated",
            OWN);

    private final List<Path> folders;

    private Presets(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    /** Returns the presets that ship with gruard. */
    public static Presets shipped() {
        return new Presets(List.of());
    }

    /**
     * Returns the presets that ship with gruard and those in folders. If two files have the same name, the first folder wins.
     *
     * @param folders folders, which need not exist
     */
    public static Presets in(List<Path> folders) {
        return new Presets(folders);
    }

    /** Returns the presets that ship with gruard and those in this user's {@link #folders}. */
    public static Presets defaults() {
        return in(folders(System.getenv(), Path.of(""), Path.of(System.getProperty("user.home"))));
    }

    /**
     * Returns the folders of a user's presets: {@code $GRUARD_PRESETS}, {@code ./presets}, {@code gruard/presets} below {@code
     * $XDG_CONFIG_HOME} or {@code ~/.config}.
     *
     * @param environment the environment variables
     * @param working the working directory
     * @param home the user's home directory
     */
    static List<Path> folders(Map<String, String> environment, Path working, Path home) {
        List<Path> folders = new ArrayList<>();
        variable(environment, VARIABLE).ifPresent(folders::add);
        folders.add(working.resolve("presets"));
        folders.add(variable(environment, "XDG_CONFIG_HOME")
                .orElse(home.resolve(".config"))
                .resolve("gruard")
                .resolve("presets"));
        return folders;
    }

    private static Optional<Path> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }

    /** Returns the names of the shipped presets. The default of most data sets is first. */
    public static List<String> shippedNames() {
        return SHIPPED;
    }

    /** Returns the preset files in the user's folders, by name. */
    public Map<String, Path> files() {
        Map<String, Path> files = new TreeMap<>();
        for (Path folder : folders) {
            for (Path file : yamlFiles(folder)) {
                files.putIfAbsent(nameOf(file), file);
            }
        }
        return files;
    }

    private static List<Path> yamlFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX) && Files.isRegularFile(file))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new SettingsException("cannot read folder " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Returns the shipped presets. The default of most data sets is first. */
    public static List<Preset> allShipped() {
        return SHIPPED.stream().map(shipped()::named).toList();
    }

    /**
     * Returns the default preset of a data set: the preset with its name, otherwise {@code paper} for shipped data sets and for
     * an empty name, otherwise {@code own}.
     *
     * @throws SettingsException as {@link #named}
     */
    public Preset forDataSet(String dataset) {
        if (SHIPPED.contains(dataset) || files().containsKey(dataset)) {
            return named(dataset);
        }
        return named(dataset.isEmpty() || DataSet.SHIPPED.contains(dataset) ? PAPER : OWN);
    }

    /**
     * Returns the preset with a name, or in a file if the text ends with {@code .yaml} or contains a folder.
     *
     * @throws SettingsException as {@link #named} and {@link #read}
     */
    public Preset find(String nameOrFile) {
        Path path = Path.of(nameOrFile);
        return nameOrFile.endsWith(SUFFIX) || path.getNameCount() > 1 ? read(path) : named(nameOrFile);
    }

    /**
     * Returns the preset with a name.
     *
     * @throws SettingsException if there is none, or if a user's file has the name of a shipped preset or is not a preset
     */
    public Preset named(String name) {
        return named(name, new LinkedHashSet<>());
    }

    /**
     * Reads the preset in a file. Its name is the file name without {@code .yaml}.
     *
     * @throws SettingsException if the file is not a preset or has the name of a shipped preset
     */
    public Preset read(Path file) {
        return read(nameOf(file), file, new LinkedHashSet<>());
    }

    /** @param extending names of the presets that extend this one */
    private Preset named(String name, Set<String> extending) {
        Path file = files().get(name);
        if (file != null) {
            return read(name, file, extending);
        }
        if (SHIPPED.contains(name)) {
            String resource = "presets/" + name + SUFFIX;
            return parse(resource, name, resource(resource), extending);
        }
        Set<String> known = new LinkedHashSet<>(SHIPPED);
        known.addAll(files().keySet());
        throw new SettingsException("unknown preset '" + name + "', expected one of " + String.join(", ", known)
                + (folders.isEmpty()
                        ? ""
                        : ", or a file " + name + SUFFIX + " in "
                                + String.join(
                                        " or ",
                                        folders.stream().map(Path::toString).toList())));
    }

    private Preset read(String name, Path file, Set<String> extending) {
        if (SHIPPED.contains(name)) {
            throw new SettingsException(
                    file + ": the preset '" + name + "' ships with gruard and cannot be replaced; rename the file");
        }
        try {
            return parse(file.toString(), name, Files.readString(file, StandardCharsets.UTF_8), extending);
        } catch (NoSuchFileException e) {
            throw new SettingsException(file + ": no such file", e);
        } catch (IOException e) {
            throw new SettingsException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private Preset parse(String source, String name, String text, Set<String> extending) {
        if (!extending.add(name)) {
            throw new SettingsException(
                    "preset '" + name + "' extends itself: " + String.join(" → ", extending) + " → " + name);
        }
        return PresetYaml.parse(source, name, text, base -> named(base, extending));
    }

    private static String nameOf(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    }

    private static String resource(String name) {
        try (InputStream in = Presets.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
