package io.gruard.traffic.flow;

import io.gruard.traffic.IpAddress;
import io.gruard.traffic.packet.IcmpTypes;
import io.gruard.traffic.packet.IpProtocol;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The Community ID of a flow, version 1 with seed 0 (Corelight, "Community ID Flow Hashing"): SHA-1 over the ordered
 * endpoints and the protocol.
 */
final class CommunityId {
    private CommunityId() {}

    static String of(Flow flow) {
        boolean ordered = (flow.isIcmp() && oneWay(flow)) || inOrder(flow);
        IpAddress first = ordered ? flow.originator() : flow.responder();
        IpAddress second = ordered ? flow.responder() : flow.originator();
        byte[] from = first.toBytes();
        byte[] to = second.toBytes();
        ByteBuffer hashed = ByteBuffer.allocate(2 + from.length + to.length + 2 + 4);
        hashed.putShort((short) 0).put(from).put(to).put((byte) flow.protocol()).put((byte) 0);
        if (flow.isTcp() || flow.isUdp() || flow.isIcmp()) {
            hashed.putShort((short) (ordered ? flow.originatorPort() : flow.responderPort()));
            hashed.putShort((short) (ordered ? flow.responderPort() : flow.originatorPort()));
        }
        hashed.flip();
        MessageDigest digest = sha1();
        digest.update(hashed);
        return "1:" + Base64.getEncoder().encodeToString(digest.digest());
    }

    private static boolean inOrder(Flow flow) {
        int order = flow.originator().compareTo(flow.responder());
        return order < 0 || (order == 0 && flow.originatorPort() < flow.responderPort());
    }

    /** Whether the ICMP type has no reply type. The direction is then part of the identity. */
    private static boolean oneWay(Flow flow) {
        return IcmpTypes.isOneWay(flow.protocol() == IpProtocol.ICMPV6, flow.originatorPort());
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-1", impossible);
        }
    }
}
