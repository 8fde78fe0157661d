package io.gruard.datasets.read;

import io.gruard.datasets.descriptor.DataException;
import java.util.List;
import java.util.stream.Collectors;

/** A file that none of its addresses gave. */
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

    /** One attempt for each address, in the order of the trials. */
    public List<FailedDownload> attempts() {
        return attempts;
    }
}
