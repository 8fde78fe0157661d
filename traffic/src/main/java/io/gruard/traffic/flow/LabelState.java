package io.gruard.traffic.flow;

import io.gruard.traffic.packet.PacketLabel;
import org.jspecify.annotations.Nullable;

/** Combines the labels of the packets of one flow. */
final class LabelState {
    private @Nullable PacketLabel label;
    private boolean any;
    private boolean conflict;

    /** Adds the label of the next packet; null if it has none. */
    void add(@Nullable PacketLabel next) {
        if (!any) {
            any = true;
            label = next;
        } else if (next != null && next.attack()) {
            if (label == null || !label.attack()) {
                label = next;
            } else if (!label.equals(next)) {
                conflict = true;
            }
        } else if (next == null && label != null && !label.attack()) {
            label = null;
        }
    }

    FlowLabel label() {
        return label == null ? FlowLabel.NONE : new FlowLabel(label.name(), conflict);
    }
}
