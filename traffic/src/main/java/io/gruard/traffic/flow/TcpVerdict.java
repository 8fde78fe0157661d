package io.gruard.traffic.flow;

import java.util.regex.Pattern;

/** Derives from the states of both endpoints how a TCP connection began and ended. */
final class TcpVerdict {
    /** A SYN of the originator, then a RST without any answer or data in between. */
    private static final Pattern RESET_AFTER_SYN = Pattern.compile("\\^?S[^HAFGIQ]*R.*");

    private TcpVerdict() {}

    static ConnState of(TcpEndpoint originator, TcpEndpoint responder, FlowHistory history) {
        EndpointState from = originator.state;
        EndpointState to = responder.state;
        if (to == EndpointState.RESET) {
            return responderReset(originator, responder);
        }
        if (from == EndpointState.RESET) {
            if (!to.beginningUnseen()) {
                return ConnState.RSTO;
            }
            return RESET_AFTER_SYN.matcher(history.toString()).matches() ? ConnState.RSTOS0 : ConnState.OTH;
        }
        if (from == EndpointState.CLOSED) {
            if (to == EndpointState.CLOSED) {
                return ConnState.SF;
            }
            return to.beginningUnseen() ? ConnState.SH : ConnState.S2;
        }
        if (to == EndpointState.CLOSED) {
            return from.beginningUnseen() ? ConnState.SHR : ConnState.S3;
        }
        if (from == EndpointState.SYN_SENT && to == EndpointState.INACTIVE) {
            return ConnState.S0;
        }
        boolean established = from == EndpointState.ESTABLISHED && to == EndpointState.ESTABLISHED;
        return established ? ConnState.S1 : ConnState.OTH;
    }

    private static ConnState responderReset(TcpEndpoint originator, TcpEndpoint responder) {
        EndpointState from = originator.state;
        boolean attempt = from == EndpointState.SYN_SENT || from == EndpointState.SYN_ACK_SENT;
        boolean bothReset = from == EndpointState.RESET
                && originator.payloadBytes(responder) == 0
                && responder.payloadBytes(originator) == 0;
        if (attempt || bothReset) {
            return ConnState.REJ;
        }
        return from.beginningUnseen() ? ConnState.RSTRH : ConnState.RSTR;
    }
}
