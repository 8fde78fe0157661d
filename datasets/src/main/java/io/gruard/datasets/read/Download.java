package io.gruard.datasets.read;

import io.gruard.datasets.descriptor.DataException;
import io.gruard.datasets.descriptor.DataFile;
import io.gruard.datasets.descriptor.Mirror;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Downloads published files into a folder. A file appears there complete and with the right checksum, or not at all.
 *
 * @param timeout how long to wait for a connection, and again for the response to begin
 */
public record Download(Duration timeout) {
    private static final System.Logger LOG = System.getLogger(Download.class.getName());
    private static final String NO_CONNECTION = "no connection";

    /** Waits ten seconds for a server. */
    public static Download defaults() {
        return new Download(Duration.ofSeconds(10));
    }

    /**
     * Downloads a file from the first mirror that provides the right one. A host that cannot be reached is tried only
     * once.
     *
     * @param folder target folder, created if necessary
     * @throws DownloadException if no mirror provided the file; the message has the reason for each
     * @throws IOException if the folder cannot be created
     */
    public Path fetch(DataFile file, Path folder) throws IOException {
        Path target = folder.resolve(file.name());
        Files.createDirectories(target.toAbsolutePath().getParent());
        List<FailedDownload> attempts = new ArrayList<>();
        Set<String> unreachable = new HashSet<>();
        for (Mirror mirror : file.mirrors()) {
            try {
                URI address = uri(mirror);
                String host = String.valueOf(address.getAuthority());
                if (unreachable.contains(host)) {
                    attempts.add(new FailedDownload(mirror.address(), NO_CONNECTION));
                    continue;
                }
                LOG.log(System.Logger.Level.DEBUG, () -> "downloading " + address);
                try {
                    fetch(file, mirror, address, target);
                    return target;
                } catch (ConnectException | HttpConnectTimeoutException failed) {
                    unreachable.add(host);
                    attempts.add(new FailedDownload(mirror.address(), NO_CONNECTION));
                }
            } catch (IOException failed) {
                attempts.add(new FailedDownload(mirror.address(), reason(failed)));
            }
        }
        throw new DownloadException(file.name(), attempts);
    }

    private String reason(IOException failed) {
        return switch (failed) {
            case DataException explained -> String.valueOf(explained.getMessage());
            case HttpTimeoutException late -> "no response within " + timeout.toSeconds() + " s";
            case EOFException cut -> "the response ends early";
            default -> failed.getMessage() == null ? "the connection broke" : failed.getMessage();
        };
    }

    private void fetch(DataFile file, Mirror mirror, URI address, Path target) throws IOException {
        int mark = mirror.address().indexOf(Mirror.IN_ARCHIVE);
        try (HttpClient client = client();
                InputStream body = open(client, address, mark < 0 ? file.bytes() : OptionalLong.empty())) {
            if (mark < 0) {
                store(body, file, target);
            } else {
                ZipInputStream archive = new ZipInputStream(body);
                advance(archive, mirror.address().substring(mark + Mirror.IN_ARCHIVE.length()));
                store(archive, file, target);
            }
        }
    }

    private HttpClient client() {
        return HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    private InputStream open(HttpClient client, URI address, OptionalLong bytes) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(timeout).build();
        try {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            OptionalLong announced = response.headers().firstValueAsLong("Content-Length");
            if (response.statusCode() != 200) {
                response.body().close();
                throw new DataException("expected HTTP status 200, found " + response.statusCode());
            }
            if (bytes.isPresent() && announced.isPresent() && !announced.equals(bytes)) {
                response.body().close();
                throw new DataException("expected " + bytes.getAsLong() + " bytes, found " + announced.getAsLong());
            }
            return response.body();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new DataException("interrupted while downloading", stopped);
        }
    }

    /** The address of the file, or of the archive that contains it. */
    private static URI uri(Mirror mirror) throws DataException {
        int mark = mirror.address().indexOf(Mirror.IN_ARCHIVE);
        try {
            URI address = new URI(mark < 0 ? mirror.address() : mirror.address().substring(0, mark));
            if (address.getHost() != null
                    && ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))) {
                return address;
            }
        } catch (URISyntaxException wrong) {
            throw new DataException("not an HTTP address: " + wrong.getReason(), wrong);
        }
        throw new DataException("not an HTTP address");
    }

    /** Moves to the entry with that name, in any folder of the archive. */
    private static void advance(ZipInputStream archive, String name) throws IOException {
        for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
            if (entry.getName().equals(name) || entry.getName().endsWith("/" + name)) {
                return;
            }
        }
        throw new DataException("the archive does not contain the file " + name);
    }

    private static void store(InputStream in, DataFile file, Path target) throws IOException {
        Path parts = Files.createTempFile(target.toAbsolutePath().getParent(), ".", ".part");
        try {
            DigestInputStream summed = new DigestInputStream(in, Sha256.digest());
            CountedInput counted = new CountedInput(summed, file.bytes().orElse(Long.MAX_VALUE));
            Files.copy(counted, parts, StandardCopyOption.REPLACE_EXISTING);
            if (file.bytes().isPresent() && file.bytes().getAsLong() != counted.bytes()) {
                throw new DataException("expected " + file.bytes().getAsLong() + " bytes, found " + counted.bytes());
            }
            String found = HexFormat.of().formatHex(summed.getMessageDigest().digest());
            if (file.sha256().isPresent() && !file.sha256().get().equals(found)) {
                throw new DataException("expected SHA-256 " + file.sha256().get() + ", found " + found);
            }
            Files.move(parts, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(parts);
        }
    }
}
