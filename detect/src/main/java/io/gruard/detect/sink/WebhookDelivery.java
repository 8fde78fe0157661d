package io.gruard.detect.sink;

import io.gruard.core.FailureText;
import io.gruard.detect.alert.EveAlert;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * Posts alerts, one for each request, as {@code application/json} in EVE format. The header {@code Idempotency-Key}
 * holds the alert's id, so that a receiver can ignore a repetition after a lost answer. An answer of 2xx confirms the
 * delivery. 400, 413, 415 and 422 reject this alert permanently. All others are retried.
 */
public final class WebhookDelivery implements Delivery {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Set<Integer> NEVER = Set.of(400, 413, 415, 422);

    private final URI address;
    private final Map<String, String> headers;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();

    /**
     * Creates a webhook.
     *
     * @param headers additional headers, such as an authorisation
     */
    public WebhookDelivery(URI address, Map<String, String> headers) {
        if (!Set.of("http", "https").contains(String.valueOf(address.getScheme())) || address.getHost() == null) {
            throw new IllegalArgumentException("webhook: expected an address http:// or https://, found " + address);
        }
        this.address = address;
        this.headers = Map.copyOf(headers);
    }

    /** Returns the address without path and query, which can hold secrets. */
    @Override
    public String receiver() {
        return address.getScheme() + "://" + address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort());
    }

    @Override
    public void deliver(EveAlert alert) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(ANSWER)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", alert.id())
                .POST(HttpRequest.BodyPublishers.ofString(alert.line()));
        headers.forEach(request::header);
        int status = send(request.build()).statusCode();
        if (NEVER.contains(status)) {
            throw new RejectedAlertException(receiver() + ": answered " + status);
        }
        if (status / 100 != 2) {
            throw new IOException(receiver() + ": answered " + status);
        }
    }

    private HttpResponse<Void> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, BodyHandlers.discarding());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for " + receiver());
        } catch (IOException e) {
            throw new IOException(receiver() + ": " + FailureText.reason(e), e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
