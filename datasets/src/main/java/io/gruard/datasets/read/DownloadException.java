package io.gruard.datasets.read;

import io.gruard.datasets.descriptor.DataException;
import java.util.List;
import java.util.stream.Collectors;

/** A file could not be downloaded from any of its addresses. */
public final class DownloadException extends DataException {
    private static final long serialVersionUID = 1;

    private final transient List<FailedDownload> attempts;

    DownloadException(String file, List<FailedDownload> attempts) {
        super(
                attempts.isEmpty()
                        ? file + " has no published address"
                        : attempts.stream()
                                .map(attempt -> attempt.address() + ": " + attempt.reason())
                                .collect(Collectors.joining("; ")));
        this.attempts = List.copyOf(attempts);
    }

    /** The failed downloads, one for each address, in the order in which they were tried. */
    public List<FailedDownload> attempts() {
        return attempts;
    }
}
