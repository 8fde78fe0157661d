package io.gruard.traffic.simulate;

import java.util.List;

/** Starts sessions one after another: attempts of a client, connections of a page, visits of a busy server. */
final class SessionSequence implements Actor {
    /** A session that starts {@code pause} microseconds after the start of the previous one. */
    record TimedSession(long pause, Session session) {}

    private final List<TimedSession> sessions;
    private long due;
    private int next;

    /** @param sessions one or more */
    SessionSequence(long due, List<TimedSession> sessions) {
        this.sessions = sessions;
        this.due = due + sessions.getFirst().pause();
    }

    @Override
    public long due() {
        return due;
    }

    @Override
    public boolean act(Wire wire) {
        wire.join(sessions.get(next++).session().startingAt(due));
        if (next == sessions.size()) {
            return false;
        }
        due += sessions.get(next).pause();
        return true;
    }
}
