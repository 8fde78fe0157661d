package io.gruard.data;

import io.gruard.core.Records;
import io.gruard.data.descriptor.DataFile;
import io.gruard.data.descriptor.Descriptor;
import io.gruard.data.descriptor.DescriptorYaml;
import io.gruard.data.descriptor.Part;
import io.gruard.data.descriptor.Task;
import io.gruard.data.read.DataFolders;
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
        return PartReader.read(descriptor, named, task, found(named));
    }

    /** The records of a part for a task. */
    public Records records(String part, Task task) throws IOException {
        return read(part, task).records();
    }

    private List<FoundFile> found(Part part) throws DataException {
        List<FoundFile> found = new ArrayList<>();
        for (DataFile file : part.files()) {
            found.add(folders.find(descriptor.name(), file).orElseThrow(() -> missing(file)));
        }
        return found;
    }

    private DataException missing(DataFile file) {
        return new DataException(
                descriptor.name() + ": " + file.name() + " not found; put it (plain or .gz) into a folder '"
                        + descriptor.name() + "' below one of " + folders.folders() + "; it is published at "
                        + (file.addresses().isEmpty() ? descriptor.homepage() : String.join(", ", file.addresses())));
    }
}
