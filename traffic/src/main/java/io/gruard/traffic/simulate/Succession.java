package io.gruard.traffic.simulate;

import java.util.List;

/** Begins sessions one after another: attempts of one client, connections of one page, visitors of a busy server. */
final class Succession implements Actor {
    /** One session, {@code pause} microseconds after the beginning of the one before it. */
    record Beginning(long pause, Session session) {}

    private final List<Beginning> beginnings;
    private long due;
    private int next;

    /** @param beginnings one or more */
    Succession(long due, List<Beginning> beginnings) {
        this.beginnings = beginnings;
        this.due = due + beginnings.getFirst().pause();
    }

    @Override
    public long due() {
        return due;
    }

    @Override
    public boolean act(Wire wire) {
        wire.join(beginnings.get(next++).session().startingAt(due));
        if (next == beginnings.size()) {
            return false;
        }
        due += beginnings.get(next).pause();
        return true;
    }
}
