package io.gruard.traffic.flow;

import org.jspecify.annotations.Nullable;

/** The timers of a TCP connection: when to check it, and whether it is over then. */
final class TcpTimers {
    private static final long NEVER = Connection.NEVER;

    private final Timeouts timeouts;
    private long inactivityNanos;
    private long attemptAt = NEVER;
    private long expireAt;
    private long halfClosedExpireAt = NEVER;
    private long deleteAt = NEVER;
    /** Whether timeouts after a close are still checked. Not after a reset. */
    private boolean active = true;

    TcpTimers(Timeouts timeouts, long startNanos) {
        this.timeouts = timeouts;
        // Applies until the handshake is complete.
        inactivityNanos = timeouts.udp();
        expireAt = startNanos + timeouts.attempt();
    }

    void attempted(long now) {
        attemptAt = now + timeouts.attempt();
    }

    void handshakeDone() {
        inactivityNanos = timeouts.tcpInactivity();
    }

    void interactive() {
        inactivityNanos = timeouts.interactive();
    }

    void reset() {
        active = false;
    }

    void closed(long lastNanos) {
        attemptAt = NEVER;
        expireAt = NEVER;
        halfClosedExpireAt = NEVER;
        deleteAt = lastNanos + timeouts.closeDelay();
    }

    void halfClosed(long lastNanos) {
        halfClosedExpireAt = lastNanos + timeouts.expireInterval();
    }

    long next(long lastNanos) {
        long timers = Math.min(Math.min(attemptAt, expireAt), Math.min(halfClosedExpireAt, deleteAt));
        return Math.min(timers, lastNanos + inactivityNanos);
    }

    @Nullable
    CloseCause expire(long now, long lastNanos, TcpEndpoint originator, TcpEndpoint responder) {
        while (true) {
            long due = next(lastNanos);
            if (due > now) {
                return null;
            }
            if (due == deleteAt) {
                return CloseCause.ENDED;
            } else if (due == attemptAt) {
                attemptAt = NEVER;
                if (active && unanswered(originator, responder)) {
                    return CloseCause.TIMEOUT;
                }
            } else if (due == expireAt || due == halfClosedExpireAt) {
                if (active && idleAfterClose(now, lastNanos, originator, responder)) {
                    return CloseCause.ENDED;
                }
                long again = active ? now + timeouts.expireInterval() : NEVER;
                if (due == expireAt) {
                    expireAt = again;
                } else {
                    halfClosedExpireAt = again;
                }
            } else {
                return CloseCause.TIMEOUT;
            }
        }
    }

    private static boolean unanswered(TcpEndpoint originator, TcpEndpoint responder) {
        return (originator.state == EndpointState.SYN_SENT || originator.state == EndpointState.SYN_ACK_SENT)
                && responder.state == EndpointState.INACTIVE;
    }

    /**
     * Whether, after {@code tcpLinger} without packets, one side closed and the other cannot, or no endpoint became
     * active.
     */
    private boolean idleAfterClose(long now, long lastNanos, TcpEndpoint originator, TcpEndpoint responder) {
        if (lastNanos + timeouts.linger() >= now) {
            return false;
        }
        EndpointState from = originator.state;
        EndpointState to = responder.state;
        if (originator.closed || responder.closed) {
            boolean reset = from == EndpointState.RESET || to == EndpointState.RESET;
            boolean inactive = from == EndpointState.INACTIVE || to == EndpointState.INACTIVE;
            return (originator.closed && responder.closed) || reset || inactive;
        }
        return from == EndpointState.INACTIVE && to == EndpointState.INACTIVE;
    }
}
