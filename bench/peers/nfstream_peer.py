"""Reads a capture to flows with NFStream and prints the number of flows and packets."""

import sys

from nfstream import NFStreamer


def main():
    flows = 0
    packets = 0
    # No application recognition, which gruard does not do either.
    for flow in NFStreamer(source=sys.argv[1], n_dissections=0, statistical_analysis=False):
        flows += 1
        packets += flow.bidirectional_packets
    print(flows, packets)


if __name__ == "__main__":
    main()
