package io.gruard.data;

import io.gruard.core.Records;
import io.gruard.data.descriptor.DataFile;
import io.gruard.data.descriptor.Descriptor;
import io.gruard.data.descriptor.DescriptorYaml;
import io.gruard.data.descriptor.Part;
import io.gruard.data.descriptor.Task;
import io.gruard.data.read.DataFolders;
import io.gruard.data.read.Download;
import io.gruard.data.read.FoundFile;
import io.gruard.data.read.PartReader;
import io.gruard.data.read.PartReading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A data set: its descriptor and the folders its files are looked for in.
 *
 * <pre>{@code
 * DataSet nslKdd = DataSet.shipped("nsl-kdd", DataFolders.usual(null));
 * Records training = nslKdd.records("KDDTrain+", nslKdd.descriptor().task());
 * }</pre>
 */
public record DataSet(Descriptor descriptor, DataFolders folders) {
    /** Names of the data sets whose descriptors ship with gruard. */
    public static final List<String> SHIPPED = List.of("nsl-kdd");

    /**
     * A data set that ships with gruard.
     *
     * @throws DataException if there is none of that name
     */
    public static DataSet shipped(String name, DataFolders folders) throws IOException {
        if (!SHIPPED.contains(name)) {
            throw new DataException("data set: found '" + name + "', wanted one of " + String.join(", ", SHIPPED)
                    + ", or a descriptor of one's own (--descriptor FILE.yaml)");
        }
        String resource = name + ".yaml";
        try (InputStream in = DataSet.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not on the class path");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new DataSet(DescriptorYaml.read(text, resource), folders);
        }
    }

    /** A data set by a descriptor of the user's own. */
    public static DataSet described(Path descriptor, DataFolders folders) throws IOException {
        String text = Files.readString(descriptor);
        return new DataSet(DescriptorYaml.read(text, descriptor.toString()), folders);
    }

    /** Reads a part for a task. */
    public PartReading read(String part, Task task) throws IOException {
        Part named = descriptor.part(part);
        return PartReader.read(descriptor, named, task, foundOrFetched(named));
    }

    /** The records of a part for a task. */
    public Records records(String part, Task task) throws IOException {
        return read(part, task).records();
    }

    /** Where the files of a part lie; those that lie nowhere are left out. Nothing is downloaded. */
    public List<FoundFile> found(Part part) {
        return part.files().stream()
                .flatMap(file -> folders.find(descriptor.name(), file).stream())
                .toList();
    }

    private List<FoundFile> foundOrFetched(Part part) throws IOException {
        List<FoundFile> found = new ArrayList<>();
        for (DataFile file : part.files()) {
            Optional<FoundFile> place = folders.find(descriptor.name(), file);
            found.add(place.isPresent() ? place.get() : fetched(part, file));
        }
        return found;
    }

    private FoundFile fetched(Part part, DataFile file) throws IOException {
        if (!folders.download()) {
            throw new DataException(whereToGet(part, ""));
        }
        try {
            Path folder = folders.cache().resolve(descriptor.name());
            return new FoundFile(file, Download.usual().fetch(file, folder));
        } catch (IOException failed) {
            throw new DataException(whereToGet(part, " (tried: " + failed.getMessage() + ")"), failed);
        }
    }

    private String whereToGet(Part part, String tried) {
        Set<String> there =
                found(part).stream().map(found -> found.file().name()).collect(Collectors.toSet());
        String missing = part.files().stream()
                .map(DataFile::name)
                .filter(name -> !there.contains(name))
                .collect(Collectors.joining(", "));
        String places = folders.folders().stream()
                .map(folder -> folder.resolve(descriptor.name()).toString())
                .collect(Collectors.joining(", "));
        String published = part.files().stream()
                .flatMap(file -> file.addresses().stream())
                .distinct()
                .collect(Collectors.joining(", "));
        return descriptor.name() + ": found no " + missing + " (plain or .gz); looked in " + places + "; get it from "
                + (published.isEmpty() ? descriptor.homepage() : published) + tried
                + " and put it into one of these folders";
    }
}
