package io.gruard.traffic.label;

import io.gruard.traffic.flow.PacketTap;
import io.gruard.traffic.packet.PacketLabel;
import io.gruard.traffic.packet.PacketView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The labels of the packets of a capture. */
public sealed interface CaptureLabels permits NumberedLabels, LabelRules, CaptureLabels.OneLabel {
    /** Names of benign traffic, in lower case, unless a user names another one. */
    Set<String> BENIGN = Set.of("benign", "normal");

    /** Whether a label is benign by {@link #BENIGN}. */
    static boolean isBenign(String name) {
        return BENIGN.contains(name.toLowerCase(Locale.ROOT));
    }

    /**
     * The label of a packet; null without one.
     *
     * @throws IOException if labels contradict each other; the message is one line
     */
    @Nullable
    PacketLabel of(PacketView packet) throws IOException;

    /**
     * Number of labels of packets that the capture does not have.
     *
     * @param packets number of packets in the capture
     */
    long beyond(long packets);

    /** A tap that labels the packets of flows. It throws {@link UncheckedIOException} if labels contradict each other. */
    default PacketTap tap() {
        return (captured, packet) -> {
            try {
                packet.label(of(packet));
            } catch (IOException contradiction) {
                throw new UncheckedIOException(contradiction);
            }
        };
    }

    /** The same label for all packets. */
    static CaptureLabels all(String name, Predicate<String> benign) {
        return new OneLabel(new PacketLabel(name, !benign.test(name)));
    }

    /**
     * The same label for all packets.
     *
     * @param label the label
     */
    record OneLabel(PacketLabel label) implements CaptureLabels {
        @Override
        public PacketLabel of(PacketView packet) {
            return label;
        }

        @Override
        public long beyond(long packets) {
            return 0;
        }
    }
}
