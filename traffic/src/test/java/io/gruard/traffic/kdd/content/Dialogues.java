package io.gruard.traffic.kdd.content;

import io.gruard.traffic.IpAddress;
import io.gruard.traffic.flow.CloseCause;
import io.gruard.traffic.flow.ConnState;
import io.gruard.traffic.flow.Flow;
import io.gruard.traffic.flow.FlowContent;
import io.gruard.traffic.packet.IpProtocol;
import java.nio.charset.StandardCharsets;

/** Makes flows with given content. */
final class Dialogues {
    private Dialogues() {}

    /** Makes a flow between 10.0.0.1 and 10.0.0.2. Lines of the dialogue begin with C: (client) or S: (server). */
    static Flow of(int port, String dialogue) {
        StringBuilder client = new StringBuilder();
        StringBuilder server = new StringBuilder();
        for (String line : dialogue.split("\n")) {
            (line.startsWith("C:") ? client : server).append(line.substring(2)).append("\r\n");
        }
        return flow(port, bytes(client), bytes(server), client.length(), server.length());
    }

    private static byte[] bytes(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    static Flow flow(int port, byte[] client, byte[] server, long sent, long received) {
        return new Flow(
                IpAddress.parse("10.0.0.1"),
                40_000,
                IpAddress.parse("10.0.0.2"),
                port,
                IpProtocol.TCP,
                0,
                1_000_000_000L,
                sent,
                received,
                0,
                9,
                9,
                999,
                999,
                ConnState.SF,
                "ShADadFf",
                0,
                0,
                6_000_000_000L,
                CloseCause.ENDED,
                new FlowContent(client, server));
    }
}
