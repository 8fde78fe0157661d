package io.gruard.datasets;

import io.gruard.core.Records;
import io.gruard.datasets.descriptor.Copies;
import io.gruard.datasets.descriptor.DataException;
import io.gruard.datasets.descriptor.DataFile;
import io.gruard.datasets.descriptor.Descriptor;
import io.gruard.datasets.descriptor.DescriptorYaml;
import io.gruard.datasets.descriptor.Part;
import io.gruard.datasets.descriptor.ShippedDescriptors;
import io.gruard.datasets.descriptor.Task;
import io.gruard.datasets.read.DataFolders;
import io.gruard.datasets.read.Download;
import io.gruard.datasets.read.DownloadException;
import io.gruard.datasets.read.FailedDownload;
import io.gruard.datasets.read.FoundFile;
import io.gruard.datasets.read.PartReader;
import io.gruard.datasets.read.PartReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A data set: its descriptor and the folders that may contain its files.
 *
 * <pre>{@code
 * DataSet nslKdd = DataSet.shipped("nsl-kdd", DataFolders.defaults(null));
 * Records training = nslKdd.records("KDDTrain+", nslKdd.descriptor().task());
 * }</pre>
 *
 * @param descriptor description of the data set
 * @param folders folders with a subfolder for each data set
 * @param extraFolders folders that may contain the files directly, searched first
 */
public record DataSet(Descriptor descriptor, DataFolders folders, List<Path> extraFolders) {
    public DataSet {
        extraFolders = List.copyOf(extraFolders);
    }

    /** Makes a data set without extra folders. */
    public DataSet(Descriptor descriptor, DataFolders folders) {
        this(descriptor, folders, List.of());
    }

    /** The names of the data sets that gruard includes. */
    public static final List<String> SHIPPED = ShippedDescriptors.NAMES;

    /**
     * Opens a data set that gruard includes.
     *
     * @throws DataException if there is no data set of that name
     */
    public static DataSet shipped(String name, DataFolders folders) throws DataException {
        return new DataSet(ShippedDescriptors.named(name), folders);
    }

    /** Opens a custom data set. Its files may also be in the folder of the descriptor. */
    public static DataSet described(Path descriptor, DataFolders folders) throws IOException {
        String text = Files.readString(descriptor);
        Path folder = Objects.requireNonNullElse(descriptor.getParent(), Path.of(""));
        return new DataSet(DescriptorYaml.read(text, descriptor.toString()), folders, List.of(folder));
    }

    /**
     * This data set without some features.
     *
     * @throws IllegalArgumentException if one of them is not a feature of the data set
     */
    public DataSet without(Set<String> features) {
        return new DataSet(descriptor.without(features), folders, extraFolders);
    }

    /** Reads a part for a task. */
    public PartReading read(String part, Task task) throws IOException {
        Part named = descriptor.part(part);
        return PartReader.read(descriptor, named, task, foundOrFetched(named, task));
    }

    /** The records of a part for a task. */
    public Records records(String part, Task task) throws IOException {
        return read(part, task).records();
    }

    /** The files of a part that are present. Downloads nothing and ignores copies in another syntax. */
    public List<FoundFile> found(Part part) {
        return part.files().stream().flatMap(file -> find(file).stream()).toList();
    }

    /**
     * Like {@link #found(Part)}, but a copy in another syntax replaces a missing file if the task has a class for each
     * of its labels.
     */
    public List<FoundFile> found(Part part, Task task) {
        return part.files().stream().flatMap(file -> find(file, task).stream()).toList();
    }

    /** The folders that are searched for files, in order. */
    public List<Path> places() {
        return Stream.concat(
                        extraFolders.stream(),
                        folders.folders().stream().map(folder -> folder.resolve(descriptor.folder())))
                .toList();
    }

    private Optional<FoundFile> find(DataFile file) {
        return places().stream()
                .flatMap(folder -> DataFolders.in(folder, file).stream())
                .findFirst();
    }

    private Optional<FoundFile> find(DataFile file, Task task) {
        return find(file).or(() -> copy(file, copies -> copies.serve(task)));
    }

    private Optional<FoundFile> copy(DataFile file, Predicate<Copies> expected) {
        return descriptor.copies().stream()
                .filter(expected)
                .flatMap(copies -> find(copies.copyOf(file)).stream())
                .findFirst();
    }

    private List<FoundFile> foundOrFetched(Part part, Task task) throws IOException {
        List<FoundFile> found = new ArrayList<>();
        for (DataFile file : part.files()) {
            Optional<FoundFile> place = find(file, task);
            found.add(place.isPresent() ? place.get() : fetched(part, file));
        }
        return found;
    }

    /**
     * Downloads the file from one of its mirrors. If all fail, uses a copy in any syntax, whose reader reports why it
     * is not suitable.
     */
    private FoundFile fetched(Part part, DataFile file) throws IOException {
        List<FailedDownload> attempts = List.of();
        if (folders.download() && !file.mirrors().isEmpty()) {
            try {
                Path folder = folders.cache().resolve(descriptor.folder());
                return new FoundFile(file, Download.defaults().fetch(file, folder));
            } catch (DownloadException failed) {
                attempts = failed.attempts();
            }
        }
        Optional<FoundFile> copy = copy(file, any -> true);
        if (copy.isPresent()) {
            return copy.get();
        }
        List<String> missing = part.files().stream()
                .filter(one -> find(one).isEmpty())
                .map(DataFile::name)
                .toList();
        throw new MissingDataException(descriptor.name(), missing, places(), attempts, descriptor.homepage());
    }
}
