package io.gruard.traffic.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.gruard.traffic.DropCounters;
import io.gruard.traffic.capture.CapturedPacket;
import io.gruard.traffic.capture.LinkType;
import io.gruard.traffic.capture.PacketSource;
import io.gruard.traffic.packet.ChecksumPolicy;
import io.gruard.traffic.packet.PacketBytes;
import io.gruard.traffic.packet.PacketView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlowAssemblerTest {
    private final List<Flow> flows = new ArrayList<>();
    private final FlowAssembler assembler =
            new FlowAssembler(FlowSettings.defaults(), ChecksumPolicy.IGNORE, flows::add, new DropCounters());

    /** Behaves like a capture program: packets in a pipe, and the number of lost packets after the last one. */
    private static final class CapturingSource implements PacketSource {
        private final boolean endsByItself;
        private int left = 3;
        private boolean stopRequested;

        CapturingSource(boolean endsByItself) {
            this.endsByItself = endsByItself;
        }

        @Override
        public boolean next(CapturedPacket into) {
            byte[] bytes = PacketBytes.tcp(1, 1000 + left, 2, 80, PacketView.SYN, 1, 0, new byte[0]);
            into.hold(bytes, 0, bytes.length, bytes.length, 1_000_000_000L, LinkType.RAW);
            return left-- > 0;
        }

        @Override
        public boolean stop() {
            stopRequested = true;
            return endsByItself;
        }

        @Override
        public long lostByCapture() {
            return left < 0 ? 7 : 0;
        }

        @Override
        public void close() {}
    }

    @Test
    void packetsCapturedBeforeTheStopAndCountersAreRead() throws IOException {
        CapturingSource source = new CapturingSource(true);
        assembler.readLive(source, () -> true);
        assertThat(source.stopRequested).isTrue();
        assertThat(flows).hasSize(3);
        assertThat(source.lostByCapture()).isEqualTo(7);
    }

    @Test
    void sourceThatDoesNotEndByItselfIsNotReadAfterTheStop() throws IOException {
        CapturingSource source = new CapturingSource(false);
        assembler.readLive(source, () -> true);
        assertThat(source.stopRequested).isTrue();
        assertThat(flows).isEmpty();
    }
}
