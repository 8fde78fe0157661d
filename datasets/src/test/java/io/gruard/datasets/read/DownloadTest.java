package io.gruard.datasets.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.gruard.datasets.DataSet;
import io.gruard.datasets.MissingDataException;
import io.gruard.datasets.descriptor.DataException;
import io.gruard.datasets.descriptor.DataFile;
import io.gruard.datasets.descriptor.Mirror;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadTest {
    private static final byte[] CONTENT = "1,normal\n2,scan\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serve("/flows.csv", CONTENT);
        serve("/flows.zip", zip("folder/other.csv", "folder/flows.csv"));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void serve(String path, byte[] body) {
        server.createContext(path, exchange -> {
            exchange.sendResponseHeaders(200, body.length);
            try (var out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
    }

    private static byte[] zip(String other, String expected) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(other));
            zip.write(new byte[] {1, 2, 3});
            zip.putNextEntry(new ZipEntry(expected));
            zip.write(CONTENT);
        }
        return bytes.toByteArray();
    }

    private String address(String path) {
        return "http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort() + path;
    }

    private static DataFile file(String sum, String... addresses) {
        return new DataFile(
                "flows.csv",
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.of(sum),
                Stream.of(addresses).map(Mirror::new).toList());
    }

    private static String sum() throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(CONTENT));
    }

    private Download download() {
        return new Download(Duration.ofSeconds(5));
    }

    @Test
    void fileWithTheRightChecksumIsDownloaded() throws Exception {
        Path path = download().fetch(file(sum(), address("/flows.csv")), folder.resolve("flows"));

        assertThat(path).hasBinaryContent(CONTENT);
    }

    @Test
    void fileIsExtractedFromAnArchive() throws Exception {
        Path path = download().fetch(file(sum(), address("/flows.zip!/flows.csv")), folder);

        assertThat(path).hasBinaryContent(CONTENT);
    }

    @Test
    void nextAddressIsTriedWhenOneFails() throws Exception {
        Path path = download().fetch(file(sum(), address("/absent"), address("/flows.csv")), folder);

        assertThat(path).hasBinaryContent(CONTENT);
    }

    @Test
    void fileWithAnotherChecksumLeavesNothingBehind() throws Exception {
        String wrong = "0".repeat(64);

        assertThatThrownBy(() -> download().fetch(file(wrong, address("/flows.csv")), folder))
                .isInstanceOf(DownloadException.class)
                .hasMessageContaining("expected SHA-256 " + wrong + ", found " + sum());
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void nextMirrorIsTriedAfterAWrongFile() throws Exception {
        serve("/page.html", "<html>moved</html>".getBytes(StandardCharsets.UTF_8));

        Path path = download().fetch(file(sum(), address("/page.html"), address("/flows.csv")), folder);

        assertThat(path).hasBinaryContent(CONTENT);
    }

    @Test
    void fileOfAnotherSizeIsNotDownloaded() throws Exception {
        DataFile sized = new DataFile(
                "flows.csv",
                OptionalLong.empty(),
                OptionalLong.of(CONTENT.length + 1),
                Optional.of(sum()),
                List.of(new Mirror(address("/flows.csv"))));

        assertThatThrownBy(() -> download().fetch(sized, folder))
                .hasMessage(address("/flows.csv") + ": expected 17 bytes, found 16");
        assertThat(folder).isEmptyDirectory();
    }

    /** A server that does not announce the length could fill the disk. */
    @Test
    void downloadStopsWhenMoreThanThePublishedSizeArrives() throws Exception {
        AtomicLong sent = new AtomicLong();
        server.createContext("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (var out = exchange.getResponseBody()) {
                for (byte[] block = new byte[1 << 16]; sent.get() < 1L << 30; sent.addAndGet(block.length)) {
                    out.write(block);
                }
            }
        });
        DataFile sized = new DataFile(
                "flows.csv",
                OptionalLong.empty(),
                OptionalLong.of(CONTENT.length),
                Optional.empty(),
                List.of(new Mirror(address("/endless"))));

        assertThatThrownBy(() -> download().fetch(sized, folder)).hasMessageEndingWith("expected 16 bytes, found more");
        assertThat(sent.get()).isLessThan(1L << 30);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void failedMirrorsAreNamedWithTheirReasons() throws Exception {
        String wrong = "0".repeat(64);
        String sum = sum();

        assertThatThrownBy(() ->
                        download().fetch(file(wrong, address("/absent"), "ftp://x/y", address("/flows.csv")), folder))
                .isInstanceOfSatisfying(
                        DownloadException.class,
                        failed -> assertThat(failed.attempts())
                                .extracting(FailedDownload::reason)
                                .containsExactly(
                                        "expected HTTP status 200, found 404",
                                        "not an HTTP address",
                                        "expected SHA-256 " + wrong + ", found " + sum));
    }

    @Test
    void unreachableHostIsTriedOnce() throws Exception {
        server.stop(0);
        String sum = sum();

        assertThatThrownBy(() -> download().fetch(file(sum, address("/a"), address("/b")), folder))
                .isInstanceOfSatisfying(
                        DownloadException.class,
                        failed -> assertThat(failed.attempts())
                                .extracting(FailedDownload::reason)
                                .containsExactly("no connection", "no connection"));
    }

    @Test
    void archiveWithoutTheFileIsAnError() throws Exception {
        String sum = sum();

        assertThatThrownBy(() -> download().fetch(file(sum, address("/flows.zip!/absent.csv")), folder))
                .hasMessageContaining("the archive does not contain the file absent.csv");
    }

    @Test
    void missingDataIsDownloadedOnceIntoTheCache() throws Exception {
        DataSet data = DataSet.described(descriptor(address("/flows.csv")), folders(true));

        assertThat(data.records("all", data.descriptor().task()).rows()).isEqualTo(2);
        server.stop(0);
        assertThat(data.records("all", data.descriptor().task()).rows()).isEqualTo(2);
        assertThat(folder.resolve("cache/flows/flows.csv")).exists();
    }

    @Test
    void unavailableDataIsAnErrorThatSaysWhatToDo() throws Exception {
        server.stop(0);
        String address = address("/flows.csv");
        DataSet data = DataSet.described(descriptor(address), folders(true));

        assertThatThrownBy(() -> data.records("all", data.descriptor().task()))
                .isInstanceOfSatisfying(MissingDataException.class, missing -> {
                    assertThat(missing.dataSet()).isEqualTo("flows");
                    assertThat(missing.files()).containsExactly("flows.csv");
                    assertThat(missing.folders()).contains(folder.resolve("cache/flows"));
                    assertThat(missing.attempts()).containsExactly(new FailedDownload(address, "no connection"));
                })
                .hasMessage("flows: found no flows.csv (plain or .gz) in " + folder + ", "
                        + folder.resolve("mine/flows") + ", " + folder.resolve("cache/flows")
                        + "; tried 1 address, all failed (127.0.0.1: no connection); put a copy into one of"
                        + " these folders");
    }

    @Test
    void offlineModeDownloadsNothing() throws Exception {
        DataSet data = DataSet.described(descriptor(address("/flows.csv")), folders(false));

        assertThatThrownBy(() -> data.records("all", data.descriptor().task()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("found no flows.csv");
        assertThat(folder.resolve("cache")).doesNotExist();
    }

    @Test
    void foldersAreSearchedInOrder() {
        DataFolders folders =
                DataFolders.of(Path.of("named"), Map.of("GRUARD_DATA", "variable"), Path.of("work"), Path.of("cache"));

        assertThat(folders.folders())
                .containsExactly(
                        Path.of("named"),
                        Path.of("variable"),
                        Path.of("work/data"),
                        Path.of("shared/data"),
                        Path.of("cache"));
    }

    private DataFolders folders(boolean download) {
        Path cache = folder.resolve("cache");
        return new DataFolders(List.of(folder.resolve("mine"), cache), cache, download);
    }

    private Path descriptor(String address) throws Exception {
        return Files.writeString(folder.resolve("flows.yaml"), """
            name: flows
            format: {header: false}
            parts:
              - name: all
                files: [{name: flows.csv, sha256: %s, addresses: ['%s']}]
            columns: {x: integer, label: label}
            benign: normal
            tasks: {two: {normal: [normal], attack: others}}
            """.formatted(sum(), address));
    }
}
