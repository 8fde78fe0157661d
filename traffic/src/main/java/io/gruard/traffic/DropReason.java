package io.gruard.traffic;

/** Why a packet, a part of a capture or a flow was dropped, truncated or closed early. */
public enum DropReason {
    /** The capture ends inside a record. */
    RECORD_CUT("record_cut", "the capture ends inside a record"),
    /** A record or block claims a length that no packet has. The capture cannot be read beyond it. */
    RECORD_LENGTH("record_length", "a record of the capture claims an impossible length"),
    /** The fields of a pcapng block do not fit into the block. */
    BLOCK_MALFORMED("block_malformed", "a pcapng block with inconsistent lengths"),
    /** The compressed stream is corrupt. The capture cannot be read beyond the error. */
    COMPRESSION_BROKEN("compression_broken", "the compressed capture is corrupt"),
    /** A link type that is not decoded. */
    LINK_TYPE_UNKNOWN("link_type_unknown", "a link type that is not decoded"),
    /** Too few captured bytes for the headers of the link layer. */
    LINK_HEADER_CUT("link_header_cut", "cut inside the link-layer header"),
    /** ARP, LLDP and other packets without IP. They are valid but belong to no flow. */
    NOT_IP("not_ip", "not an IP packet"),
    /** Too few captured bytes for the IP header and its extensions. */
    IP_HEADER_CUT("ip_header_cut", "cut inside the IP header"),
    /** An IP version other than 4 and 6. */
    IP_VERSION("ip_version", "an IP version other than 4 and 6"),
    /** An IP header length below the minimum or beyond the packet's length. */
    IP_HEADER_LENGTH("ip_header_length", "an impossible IP header length"),
    /** An IP packet that claims no length or more bytes than were on the wire. */
    IP_LENGTH("ip_length", "an IP length that does not match the bytes on the wire"),
    /** A wrong checksum of an IPv4 header. */
    IP_CHECKSUM("ip_checksum", "a wrong IP header checksum"),
    /** A fragment that was not captured completely. */
    FRAGMENT_CUT("fragment_cut", "a fragment that was not captured completely"),
    /** A fragment without payload, or one that ends beyond the largest IP packet. */
    FRAGMENT_LENGTH("fragment_length", "an impossible fragment length"),
    /**
     * A datagram dropped because its fragments did not arrive in time, or because too many datagrams were incomplete.
     */
    FRAGMENTS_INCOMPLETE("fragments_incomplete", "fragments of an incomplete datagram"),
    /** An encrypted (ESP) or absent (no next header) payload. */
    NO_TRANSPORT("no_transport", "no readable transport header"),
    /** More nested IP headers than the decoder follows. */
    NESTING("nesting", "too many nested IP headers"),
    /** Too few bytes for the header of TCP, UDP or ICMP. */
    TRANSPORT_HEADER_CUT("transport_header_cut", "cut inside the transport header"),
    /** A TCP header length below the minimum or beyond the packet. */
    TRANSPORT_HEADER_LENGTH("transport_header_length", "an impossible TCP header length"),
    /** A wrong checksum of TCP, UDP or ICMP. */
    TRANSPORT_CHECKSUM("transport_checksum", "a wrong TCP, UDP or ICMP checksum"),
    /** A flow closed early because the table was full. */
    FLOW_EVICTED("flow_evicted", "flows closed early because the table was full");

    private final String id;
    private final String description;

    DropReason(String id, String description) {
        this.id = id;
        this.description = description;
    }

    /** The name in statistics. */
    public String id() {
        return id;
    }

    /** The description for people. */
    public String description() {
        return description;
    }
}
