package io.gruard.traffic.simulate;

import java.util.SplittableRandom;

/** First messages of servers. */
final class Greetings {
    private Greetings() {}

    /** The greeting of the service at a port. For a service that waits for a request, one line with an error. */
    static Payload of(int port, SplittableRandom random) {
        return switch (port) {
            case 21 -> Payload.of("220 Files ready\r\n");
            case 22 -> ShellSession.greeting(random);
            case 25 -> Payload.of("220 mx.example.com ESMTP ready\r\n");
            case 143 -> Payload.of("* OK IMAP4rev2 ready\r\n");
            default -> Payload.of("400 Bad Request\r\n");
        };
    }
}
