"""Reads a capture to flows with NFStream and prints how many flows and packets it saw."""

import sys

from nfstream import NFStreamer


def main():
    flows = 0
    packets = 0
    # Without the recognition of applications, which gruard does not do either.
    for flow in NFStreamer(source=sys.argv[1], n_dissections=0, statistical_analysis=False):
        flows += 1
        packets += flow.bidirectional_packets
    print(flows, packets)


if __name__ == "__main__":
    main()
