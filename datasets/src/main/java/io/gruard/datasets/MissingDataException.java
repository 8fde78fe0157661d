package io.gruard.datasets;

import io.gruard.datasets.descriptor.DataException;
import io.gruard.datasets.read.FailedDownload;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Files of a data set are in no folder and could not be downloaded. */
public final class MissingDataException extends DataException {
    private static final long serialVersionUID = 1;

    private final String dataSet;
    private final transient List<String> files;
    private final transient List<Path> folders;
    private final transient List<FailedDownload> attempts;

    /**
     * Makes the exception.
     *
     * @param dataSet name of the data set
     * @param files names of the missing files
     * @param folders folders that were searched
     * @param attempts failed downloads; empty if downloads are disabled or nothing is published
     * @param homepage where the publishers describe the data set; may be empty
     */
    public MissingDataException(
            String dataSet, List<String> files, List<Path> folders, List<FailedDownload> attempts, String homepage) {
        super(message(dataSet, files, folders, attempts, homepage));
        this.dataSet = dataSet;
        this.files = List.copyOf(files);
        this.folders = List.copyOf(folders);
        this.attempts = List.copyOf(attempts);
    }

    private static String message(
            String dataSet, List<String> files, List<Path> folders, List<FailedDownload> attempts, String homepage) {
        String places = folders.stream().map(Path::toString).collect(Collectors.joining(", "));
        return dataSet + ": found no " + String.join(", ", files) + " (plain or .gz) in " + places + tried(attempts)
                + "; put a copy into one of these folders"
                + (homepage.isEmpty() ? "" : " (published at " + homepage + ")");
    }

    private static String tried(List<FailedDownload> attempts) {
        if (attempts.isEmpty()) {
            return "";
        }
        Set<String> reasons = new LinkedHashSet<>();
        attempts.forEach(attempt -> reasons.add(host(attempt.address()) + ": " + attempt.reason()));
        String addresses = attempts.size() == 1 ? "1 address" : attempts.size() + " addresses";
        return "; tried " + addresses + ", all failed (" + String.join("; ", reasons) + ")";
    }

    private static String host(String address) {
        try {
            String host = URI.create(address).getHost();
            return host == null ? address : host;
        } catch (IllegalArgumentException noAddress) {
            return address;
        }
    }

    /** The name of the data set. */
    public String dataSet() {
        return dataSet;
    }

    /** The names of the missing files. */
    public List<String> files() {
        return files;
    }

    /** The folders that were searched. */
    public List<Path> folders() {
        return folders;
    }

    /** The failed downloads. */
    public List<FailedDownload> attempts() {
        return attempts;
    }
}
