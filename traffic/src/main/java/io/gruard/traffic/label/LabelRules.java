package io.gruard.traffic.label;

import io.gruard.traffic.csv.BadRow;
import io.gruard.traffic.csv.RecordsException;
import io.gruard.traffic.packet.PacketLabel;
import io.gruard.traffic.packet.PacketView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Labels by rules about time, addresses, ports and protocol. A packet must not meet rules with different labels. */
public final class LabelRules implements CaptureLabels {
    private final String source;
    private final List<LabelRule> rules;
    private final @Nullable PacketLabel others;

    /**
     * Makes the rules of a file.
     *
     * @param source name of the file
     * @param rules rules with conditions
     * @param others label of the packets that meet none; null to leave them without one
     */
    LabelRules(String source, List<LabelRule> rules, @Nullable PacketLabel others) {
        this.source = source;
        this.rules = List.copyOf(rules);
        this.others = others;
    }

    @Override
    public @Nullable PacketLabel of(PacketView packet) throws RecordsException {
        LabelRule found = null;
        for (LabelRule rule : rules) {
            if (rule.matches(packet)) {
                if (found == null) {
                    found = rule;
                } else if (!found.label().equals(rule.label())) {
                    throw overlap(found, rule, packet);
                }
            }
        }
        return found == null ? others : found.label();
    }

    private RecordsException overlap(LabelRule one, LabelRule other, PacketView packet) {
        return new RecordsException(new BadRow(
                source,
                other.line(),
                "overlaps with line " + one.line() + ": packet " + packet.number() + " (" + packet.source() + " to "
                        + packet.destination() + ") meets the rules of '"
                        + one.label().name() + "' and '"
                        + other.label().name() + "'; narrow one of them"));
    }

    @Override
    public long beyond(long packets) {
        return 0;
    }
}
