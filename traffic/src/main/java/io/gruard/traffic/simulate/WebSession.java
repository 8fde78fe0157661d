package io.gruard.traffic.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** HTTP/1.1 over one connection: several requests with reading time between them. */
final class WebSession {
    static final String[] AGENTS = {
        "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0"
                + " Safari/537.36",
        "curl/8.5.0",
        "python-requests/2.31.0"
    };
    private static final String[] PATHS = {"/", "/index.html", "/news", "/img/logo.png", "/api/v1/items", "/style.css"};
    private static final long MAX_BODY = 3_000_000;

    private WebSession() {}

    static Script script(Host server, SplittableRandom random) {
        List<Step> steps = new ArrayList<>();
        String agent = Draws.one(AGENTS, random);
        String site = "Host: " + authority(server) + "\r\nUser-Agent: " + agent + "\r\nAccept: */*\r\n";
        int requests = 1 + (int) Draws.exponential(1.5, random);
        for (int i = 0; i < requests; i++) {
            long pause = i == 0 ? 0 : Draws.pause(700, random);
            steps.add(new Step.Send(Side.ORIGINATOR, request(site, random), pause));
            steps.add(new Step.Send(Side.RESPONDER, response(random), Draws.pause(25, random)));
        }
        Side closer = Draws.chance(0.6, random) ? Side.ORIGINATOR : Side.RESPONDER;
        if (Draws.chance(0.03, random)) {
            steps.add(new Step.Reset(closer, Draws.pause(300, random)));
        } else {
            steps.add(new Step.Close(closer, Draws.pause(300, random)));
        }
        return Script.of(steps);
    }

    /** A client with a slow line that sends a form in pieces, seconds apart. */
    static Script slowUpload(Host server, SplittableRandom random) {
        List<Step> steps = new ArrayList<>();
        int pieces = Draws.between(4, 12, random);
        int bytes = Draws.between(200, 1_400, random);
        String head = "POST /upload HTTP/1.1\r\nHost: " + authority(server) + "\r\nUser-Agent: "
                + Draws.one(AGENTS, random) + "\r\nContent-Length: " + pieces * bytes + "\r\n\r\n";
        steps.add(new Step.Send(Side.ORIGINATOR, Payload.of(head), 0));
        for (int i = 0; i < pieces; i++) {
            steps.add(new Step.Send(
                    Side.ORIGINATOR, Payload.text("", bytes, random.nextInt(1 << 16)), Draws.pause(2_500, random)));
        }
        steps.add(new Step.Send(Side.RESPONDER, body("200 OK", 150, 0.2, random), Draws.pause(30, random)));
        steps.add(new Step.Close(Side.ORIGINATOR, Draws.pause(300, random)));
        return Script.of(steps);
    }

    /** The request with which a load balancer or monitor checks a server. */
    static Script healthCheck(Host server, SplittableRandom random) {
        String request = "GET /health HTTP/1.1\r\nHost: " + authority(server) + "\r\nUser-Agent: check\r\n\r\n";
        String answer = "HTTP/1.1 200 OK\r\nServer: nginx\r\nContent-Length: 3\r\n\r\nok\n";
        return Script.of(List.of(
                new Step.Send(Side.ORIGINATOR, Payload.of(request), 300),
                new Step.Send(Side.RESPONDER, Payload.of(answer), Draws.pause(6, random)),
                new Step.Close(Side.ORIGINATOR, 200)));
    }

    /** The host as written in a URL. */
    static String authority(Host server) {
        return server.isV6() ? "[" + server + "]" : server.toString();
    }

    private static Payload request(String site, SplittableRandom random) {
        String path = Draws.one(PATHS, random);
        if (Draws.chance(0.12, random)) {
            long length = Draws.size(300, 1, 60_000, random);
            return Payload.text(
                    "POST " + path + " HTTP/1.1\r\n" + site + "Content-Type: text/plain\r\nContent-Length: " + length
                            + "\r\n\r\n",
                    length,
                    random.nextInt(1 << 16));
        }
        String query = Draws.chance(0.4, random) ? "?q=" + Draws.word(Draws.between(3, 40, random), random) : "";
        return Payload.of("GET " + path + query + " HTTP/1.1\r\n" + site + "\r\n");
    }

    private static Payload response(SplittableRandom random) {
        int kind = random.nextInt(100);
        if (kind < 8) {
            return Payload.of("HTTP/1.1 304 Not Modified\r\nServer: nginx\r\n\r\n");
        }
        if (kind < 13) {
            return body("404 Not Found", 150, 0.2, random);
        }
        return body("200 OK", 6_000, 1.6, random);
    }

    private static Payload body(String status, double median, double sigma, SplittableRandom random) {
        boolean text = random.nextBoolean();
        long length = Draws.size(median, sigma, MAX_BODY, random);
        String head = "HTTP/1.1 " + status + "\r\nServer: nginx\r\nContent-Type: "
                + (text ? "text/plain" : "application/octet-stream") + "\r\nContent-Length: " + length + "\r\n\r\n";
        Payload payload = Payload.text(head, length, random.nextInt(1 << 16));
        return text ? payload : Payload.noise(payload.head(), length, payload.phase());
    }
}
